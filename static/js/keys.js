// Shortcuts of one letter, off until the reader turns them on; and their table, in a dialog.
// room.js fetches this for those who use it. Without, “键盘” leads to the page that has the table.
const link = document.querySelector("a[data-keys]");
const PRESSES = {
  n: "main a[rel=next]",
  p: "main a[rel=prev]",
  u: ".to-contents, .breadcrumb li:last-of-type a",
  s: "[data-save]:not([hidden])",
  h: ".nameplate",
};

const step = (by) => {
  const blocks = [...document.querySelectorAll("article .text p[id]")];
  let at = blocks.indexOf(document.activeElement);
  if (at < 0) {
    const ahead = blocks.findIndex((one) => room.lies(one).start >= 0);
    at = (ahead < 0 ? blocks.length : ahead) - (by > 0);
  }
  const next = blocks[Math.max(0, at + by)];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  next.scrollIntoView({ behavior: still ? "auto" : "smooth" });
};

const isOn = () => room.get("keys") === "on";
const wire = (table) => {
  const box = table.querySelector("input");
  table.querySelector("[data-switch]").hidden = !room.set("keys", room.get("keys", "off"));
  table.querySelector("[data-needs-script]").hidden = true;
  box.checked = isOn();
  box.addEventListener("change", () => room.set("keys", box.checked ? "on" : "off"));
};

let dialog;
const open = async () => {
  if (dialog?.open) return dialog.close();
  try {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const table = page.querySelector("[data-shortcuts]");
    dialog ??= document.body.appendChild(document.createElement("dialog"));
    dialog.className = "keys-slip";
    dialog.setAttribute("aria-label", link.textContent);
    dialog.replaceChildren(table);
    wire(table);
    const close = table.querySelector("[data-close]");
    close.hidden = false;
    close.addEventListener("click", () => dialog.close());
    dialog.showModal();
  } catch {
    location.assign(link.href);
  }
};

const act = (letter) => {
  if (letter === "j" || letter === "k") step(letter === "j" ? 1 : -1);
  else if (letter === "?") open();
  else if (letter === "/") document.querySelector("main input[name=q], input[name=q]")?.focus();
  else if (PRESSES[letter]) document.querySelector(PRESSES[letter])?.click();
  else return false;
  return true;
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (typing || event.isComposing || event.keyCode === 229) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isOn() && (event.key === "?" || !dialog?.open) && act(event.key)) event.preventDefault();
});

link.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
const here = document.querySelector("main [data-shortcuts]");
if (here) wire(here);
