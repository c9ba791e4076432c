// A text that runs from top to bottom is read on, to the left, by the wheel and by the keys that
// move a page, until it ends; then they move the page again.
{
  const KEYS = { PageDown: 1, PageUp: -1, " ": 1, "Shift+ ": -1, End: Infinity, Home: -Infinity };
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // What is left of the text in a direction: onwards, or back.
  const rest = (text, way) => way > 0 ? text.scrollWidth - text.clientWidth + text.scrollLeft : -text.scrollLeft;

  // Whether the text went so far onwards (less than nothing is back), or as far as it goes.
  const goes = (text, far, behavior) => {
    const most = rest(text, far);
    if (most < 2) return false; // widths are told in whole pixels
    text.scrollBy({ left: -Math.sign(far) * Math.min(Math.abs(far), most), behavior });
    return true;
  };

  // A page of it ends with the line with which the next begins.
  const line = (text) => parseFloat(getComputedStyle(text).lineHeight);
  const pageOf = (text) => text.clientWidth - line(text);

  const byKey = (event) => {
    const text = event.currentTarget;
    const pages = KEYS[(event.shiftKey ? "Shift+" : "") + event.key];
    if (!pages || event.target !== text || event.ctrlKey || event.altKey || event.metaKey) return;
    if (goes(text, pages * pageOf(text), still.matches ? "auto" : "smooth")) event.preventDefault();
  };

  // First the page brings the frame into the window; a wheel that moves the page already goes on so.
  const byWheel = (event) => {
    const text = event.currentTarget;
    const { deltaX, deltaY, deltaMode } = event;
    if (!event.cancelable || event.ctrlKey || event.shiftKey || Math.abs(deltaX) >= Math.abs(deltaY)) return;
    const { top, bottom } = text.getBoundingClientRect();
    if (deltaY > 0 ? bottom > innerHeight + 1 : top < -1) return;
    const unit = [1, line(text), pageOf(text)][deltaMode];
    if (goes(text, deltaY * unit, "auto")) event.preventDefault();
  };

  for (const text of document.querySelectorAll(".text[tabindex]")) {
    text.addEventListener("keydown", byKey);
    text.addEventListener("wheel", byWheel, { passive: false });
  }
}
