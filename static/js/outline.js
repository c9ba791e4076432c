// Marks, among the headings in the margin, the one that is being read; without it they are links.
const outline = document.querySelector("[data-outline]");
const links = [...outline.querySelectorAll("a")];
const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
const margin = matchMedia("(min-width: 76rem)");

const unfold = () => { outline.querySelector("details").open = margin.matches; };
margin.addEventListener("change", unfold);
unfold();

// A heading is passed when it has come into the upper third of the window; in a text that runs from
// top to bottom, into the right third of its frame.
const frame = document.querySelector(".article .text");
const isFrameDown = getComputedStyle(frame).writingMode === "vertical-rl";
const isPassed = (heading) => {
  const { top, right } = heading.getBoundingClientRect();
  return isFrameDown ? right > frame.getBoundingClientRect().right - frame.clientWidth / 3 : top < innerHeight / 3;
};
const mark = () => {
  const passed = headings.findLastIndex(isPassed);
  links.forEach((link, number) => {
    if (number === passed) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
  if (passed >= 0) outline.scrollTop = links[passed].offsetTop - outline.clientHeight / 2;
};
if (isFrameDown) frame.addEventListener("scroll", mark, { passive: true });
const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
headings.forEach((heading) => watch.observe(heading));
