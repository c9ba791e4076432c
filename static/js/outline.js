// Marks, among the headings in the margin, the one that is being read; without it they are links.
const outline = document.querySelector("[data-outline]");
const links = [...outline.querySelectorAll("a")];
const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
const margin = matchMedia("(min-width: 76rem)");

const unfold = () => { outline.querySelector("details").open = margin.matches; };
margin.addEventListener("change", unfold);
unfold();

// A heading is passed when it has come into the first third of what is seen.
const isPassed = (heading) => {
  const { start, seen } = room.lies(heading);
  return start < seen / 3;
};
const mark = () => {
  const passed = headings.findLastIndex(isPassed);
  links.forEach((link, number) => {
    if (number === passed) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
  if (passed >= 0) outline.scrollTop = links[passed].offsetTop - outline.clientHeight / 2;
};
document.querySelector(".article .text").addEventListener("scroll", mark, { passive: true });
const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
headings.forEach((heading) => watch.observe(heading));
