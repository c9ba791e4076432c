// Steps from lit word to lit word; without this file, the list of places does.
const bar = document.querySelector("[data-lights]");
const lit = [...document.querySelectorAll("mark[id^=hit-]")];

if (bar && lit.length) {
  const counter = bar.querySelector("[data-light]");
  let here = Math.max(0, lit.findIndex((mark) => `#${mark.id}` === location.hash));

  const show = (scrolls) => {
    lit.forEach((mark, number) => mark.classList.toggle("here", number === here));
    counter.textContent = `${here + 1} / ${lit.length}`;
    if (scrolls) {
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      lit[here].scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    }
  };

  for (const button of bar.querySelectorAll("[data-step]")) {
    button.hidden = lit.length < 2;
    button.addEventListener("click", () => {
      here = (here + Number(button.dataset.step) + lit.length) % lit.length;
      show(true);
    });
  }
  bar.querySelector("[data-places]").hidden = true;
  bar.querySelector("[data-put-out]").addEventListener("click", (event) => {
    event.preventDefault();
    for (const mark of lit) mark.replaceWith(...mark.childNodes);
    document.getElementById("main").focus({ preventScroll: true });
    bar.remove();
    history.replaceState(null, "", location.pathname);
  });
  show(false);
}
