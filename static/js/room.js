// What the reader's own browser keeps: each thing is JSON in localStorage, under “room.1.<name>”.
// Where nothing can be kept, or what is kept cannot be read, it is as if there were nothing.
globalThis.room = {
  get(name, otherwise) {
    const place = `room.1.${name}`;
    try {
      return JSON.parse(localStorage.getItem(place)) ?? otherwise;
    } catch {
      try { localStorage.removeItem(place); } catch { /* switched off */ }
      return otherwise;
    }
  },

  // Says whether it was kept: it may be switched off, or full.
  set(name, value) {
    try {
      localStorage.setItem(`room.1.${name}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },

  // Articles, newest first. What is no article of this room is dropped.
  list(name) {
    const list = room.get(name);
    return Array.isArray(list)
      ? list.filter((one) => typeof one?.key === "string" && /^\/[^/\\]/.test(one.path))
      : [];
  },

  put(name, entry, most) {
    return room.set(name, [entry, ...room.list(name).filter((one) => one.key !== entry.key)].slice(0, most));
  },

  drop(name, key) {
    return room.set(name, room.list(name).filter((one) => one.key !== key));
  },

  // From where to where a part of a text lies in what is seen, and how far one sees: down the window,
  // or leftwards in the frame of a text that runs from top to bottom.
  lies(part) {
    const { top, bottom, left, right } = part.getBoundingClientRect();
    const frame = part.closest(".text");
    if (getComputedStyle(frame).writingMode !== "vertical-rl") return { start: top, end: bottom, seen: innerHeight };
    const edge = frame.getBoundingClientRect().right;
    return { start: edge - right, end: edge - left, seen: frame.clientWidth };
  },
};

{
  const link = document.querySelector("a[data-keys]");
  const ask = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.removeEventListener("click", ask);
    import(link.dataset.keys).then(() => link.click(), () => location.assign(link.href));
  };
  if (room.get("keys") === "on" || document.querySelector("main [data-shortcuts]")) import(link.dataset.keys);
  else link?.addEventListener("click", ask);
}

// Keeps opened articles for when there is no network. Outside a secure context there is no worker.
if (navigator.serviceWorker) addEventListener("load", async () => {
  const worker = document.querySelector("link[rel=manifest]")?.dataset.worker;
  if (!worker) return;
  try {
    await navigator.serviceWorker.register(worker);
    (await navigator.serviceWorker.ready).active.postMessage("here");
  } catch { /* refused by the browser: the room works as well */ }
});
