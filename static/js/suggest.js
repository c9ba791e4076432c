// Suggests, below a search form, what may be meant; without this file the form works as well.
for (const form of document.querySelectorAll("form[data-suggests]")) {
  const input = form.elements.q;
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions);
  list.hidden = true;
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let waiting, asked, at = -1;

  const close = () => {
    clearTimeout(waiting);
    asked = null; // an answer that is still to come is not wanted any more
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (number) => {
    const options = [...list.children];
    options.forEach((option, n) => option.setAttribute("aria-selected", n === number));
    at = number;
    if (number < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[number].id);
    options[number]?.scrollIntoView({ block: "nearest" });
  };

  const show = (found) => {
    list.replaceChildren(...found.map(([kind, text, address], number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.dataset.address = address;
      option.setAttribute("role", "option");
      const label = document.createElement("span");
      label.className = "suggestion-kind";
      label.textContent = kind;
      label.lang = document.documentElement.lang;
      option.lang = "zh-Hans";
      option.append(label, " ", text);
      return option;
    }));
    choose(-1);
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    const typed = asked = input.value.trim();
    if (!typed) return close();
    try {
      const answer = await fetch(`${form.dataset.suggests}?q=${encodeURIComponent(typed)}`);
      const found = answer.ok ? await answer.json() : [];
      if (typed === asked && document.activeElement === input) show(found);
    } catch {
      close(); // no network: the form will say so
    }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(ask, 150);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(at + 1 < count ? at + 1 : -1);
    else if (event.key === "ArrowUp") choose(at < 0 ? count - 1 : at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) location.assign(list.children[at].dataset.address);
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
}
