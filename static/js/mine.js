// The page “我的”: shows what this browser keeps of a reader's articles, and clears it.
{
  const page = document.querySelector("[data-mine]");
  const pattern = document.querySelector("template[data-entry]").content.firstElementChild;
  const status = page.querySelector("[data-said]");
  const DATES = document.documentElement.lang.replace("en", "en-GB"); // the day first, as elsewhere in the room
  const ARTICLES = "room-articles-1"; // the two as in the service worker
  const KEEPS_NOTHING = "room-keeps-nothing";
  const copies = globalThis.caches; // not there outside a secure context

  const without = (name, keys) => room.set(name, room.list(name).filter(({ key }) => !keys.includes(key)));
  const LISTS = {
    left: {
      entries: () => room.list("read").filter((one) => one.paragraph > 1 && !one.done),
      drop: (keys) => room.set("read", room.list("read").map((one) =>
        keys.includes(one.key) ? { ...one, paragraph: undefined, fraction: undefined } : one)),
    },
    saved: { entries: () => room.list("saved"), drop: (keys) => without("saved", keys) },
    read: { entries: () => room.list("read"), drop: (keys) => without("read", keys) },
  };

  const say = (what) => { status.textContent = status.dataset[what]; };

  // The copies that are kept for want of a network go with the last list that has the article.
  const forget = async (goes) => {
    if (!copies) return;
    const listed = [...room.list("saved"), ...room.list("read")].map(({ path }) => path);
    const cache = await copies.open(ARTICLES);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (goes(path) && !listed.includes(path)) await cache.delete(request);
    }
  };

  const letGo = async (name, entries, done) => {
    const paths = entries.map(({ path }) => path);
    if (!LISTS[name].drop(entries.map(({ key }) => key))) return say("failed");
    show();
    say(done);
    page.querySelector(`[data-list=${name}] h2`).focus();
    // What was read before the last fifty is in no list, and goes with them.
    const all = name === "read" && !LISTS.read.entries().length;
    await forget((path) => all || paths.includes(path));
  };

  const set = (item, name, text) => { item.querySelector(name).textContent = text; };

  const itemOf = (entry, name) => {
    const item = pattern.cloneNode(true);
    const [link, button, time] = ["a", "button", "[data-time]"].map((one) => item.querySelector(one));
    const begun = entry.paragraph > 1 && !entry.done;
    link.textContent = entry.title ?? entry.path;
    link.href = entry.path + (begun && name === "left" ? `#p${entry.paragraph}` : "");
    set(item, "[data-issue]", entry.issue);
    set(item, "[data-paragraph]", entry.paragraph);
    set(item, "[data-percent]", Math.round(entry.fraction * 100));
    item.querySelector("[data-at]").hidden = !begun || name === "saved";
    item.querySelector("[data-done]").hidden = !entry.done || name === "saved";
    if (entry.time > 0) time.textContent = new Date(entry.time).toLocaleDateString(DATES, { dateStyle: "long" });
    button.setAttribute("aria-label", button.dataset.of + link.textContent);
    button.addEventListener("click", () => letGo(name, [entry], "removed"));
    return item;
  };

  const show = () => {
    for (const section of page.querySelectorAll("[data-list]")) {
      const name = section.dataset.list;
      const entries = LISTS[name].entries();
      section.querySelector("ol").replaceChildren(...entries.map((entry) => itemOf(entry, name)));
      section.querySelector(".empty").hidden = entries.length > 0;
      section.querySelector("[data-clear]").hidden = !entries.length;
    }
  };

  for (const button of page.querySelectorAll("[data-clear]")) {
    const name = button.closest("[data-list]").dataset.list;
    button.addEventListener("click", () => letGo(name, LISTS[name].entries(), "emptied"));
  }

  const everything = page.querySelector("[data-clear-all]");
  everything.addEventListener("click", async () => {
    if (!confirm(everything.dataset.sure)) return;
    const done = room.set("read", []) && room.set("saved", []);
    await copies?.delete(ARTICLES);
    show();
    say(done ? "cleared" : "failed");
  });

  const history = page.querySelector("[data-history]");
  history.checked = room.get("history") !== "off";
  history.addEventListener("change", async () => {
    if (!room.set("history", history.checked ? "on" : "off")) {
      history.checked = !history.checked;
      return say("failed");
    }
    await copies?.[history.checked ? "delete" : "open"](KEEPS_NOTHING);
    say(history.checked ? "going" : "stopped");
  });

  addEventListener("storage", show); // another window
  addEventListener("pageshow", show);
  document.querySelector("[data-needs-script]").hidden = true;
  page.hidden = false;
}
