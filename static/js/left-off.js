// On the page of an article: remembers how far it was read, offers to go on there, and saves it.
{
  const article = document.querySelector("article[data-key]");
  const text = article.querySelector(".text");
  const paragraphs = [...text.querySelectorAll("p[id]")];
  const { key, title, issue } = article.dataset;
  const entry = { key, title, issue, path: location.pathname };
  const before = room.list("read").find((one) => one.key === key);
  const slip = document.querySelector("[data-slip]");
  let place = { paragraph: before?.paragraph, fraction: before?.fraction, done: before?.done };
  let free = !place.paragraph || place.done; // to put the mark wherever the reader is

  // How much of the text has been seen, and how long it is.
  const isDown = getComputedStyle(text).writingMode === "vertical-rl";
  const seenOf = () => {
    if (isDown) return [text.clientWidth - text.scrollLeft, text.scrollWidth];
    const { top, height } = text.getBoundingClientRect();
    return [innerHeight - top, height];
  };

  const here = () => {
    const [seen, length] = seenOf();
    const first = paragraphs.findIndex((one) => room.lies(one).end > 40) + 1;
    return {
      paragraph: first || paragraphs.length,
      fraction: Math.round(Math.min(1, Math.max(0, seen / length)) * 100) / 100,
      done: seen >= length - 60,
    };
  };

  // Looking at the beginning, or at a place that was searched for, does not undo what was read.
  const look = () => {
    const now = here();
    if (!free && now.paragraph < place.paragraph && !now.done) return;
    free = slip.hidden = true;
    place = now;
  };
  const remember = () => {
    if (room.get("history") !== "off") room.put("read", { ...entry, ...place, time: Date.now() }, 50);
  };

  const offer = () => {
    const mark = paragraphs[place.paragraph - 1];
    if (free || place.paragraph < 3 || !mark || location.hash || document.querySelector("[data-lights]")) return;
    slip.querySelector("a").hash = mark.id;
    slip.querySelector("[data-paragraph]").textContent = place.paragraph;
    slip.hidden = false;
    slip.addEventListener("click", (event) => {
      if (event.target.closest("a, button")) free = slip.hidden = true;
    });
  };

  let waiting;
  offer();
  if (here().done) look(); // all of it is in the window
  remember();
  (isDown ? text : window).addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { look(); remember(); }, 400);
  }, { passive: true });
  addEventListener("pagehide", remember);
  document.addEventListener("visibilitychange", () => document.hidden && remember());

  const buttons = document.querySelectorAll("[data-save]");
  const isSaved = () => room.list("saved").some((one) => one.key === key);
  const unsaved = buttons[0].textContent;
  const show = () => {
    const saved = isSaved();
    for (const save of buttons) {
      save.setAttribute("aria-pressed", saved);
      save.textContent = saved ? save.dataset.saved : unsaved;
    }
  };
  for (const save of buttons) {
    save.addEventListener("click", () => {
      const done = isSaved() ? room.drop("saved", key) : room.put("saved", { ...entry, time: Date.now() });
      save.nextElementSibling.textContent = done ? "" : save.dataset.full;
      show();
    });
    save.hidden = false;
  }
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
}
