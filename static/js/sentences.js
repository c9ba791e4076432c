// Copies the address of the words that are selected in a paragraph: a text directive, which is lit
// where the browser knows it. Comes after anchors.js.
const SHORT = 40; // characters that an address holds whole; of longer words it has the two ends
const END = 12;

// In a directive - , and & are signs of their own.
const encoded = (words) => encodeURIComponent(words).replaceAll("-", "%2D");

// A browser looks for whole words: the places between the words of a paragraph.
const seams = (whole) => globalThis.Intl?.Segmenter
  ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(whole)].map((word) => word.index).concat(whole.length)
  : [...Array(whole.length + 1).keys()];

// [before-,]start[,end] for the words of `whole` from one place to another; what stands before is
// said where the same words stand farther up on the page.
const directive = (whole, from, to, above) => {
  const places = seams(whole);
  const upTo = (place) => places.findLast((seam) => seam <= Math.max(place, 0));
  const onFrom = (place) => places.find((seam) => seam >= Math.min(place, whole.length));
  from = upTo(from);
  to = onFrom(to);
  const isShort = to - from <= SHORT;
  const parts = isShort ? [[from, to]] : [[from, onFrom(from + END)], [upTo(to - END), to]];
  const words = parts.map(([first, last]) => encoded(whole.slice(first, last)));
  const isSecond = from && above.includes(whole.slice(...parts[0]));
  return (isSecond ? [`${encoded(whole.slice(upTo(from - END), from))}-`, ...words] : words).join(",");
};

const textUpTo = (start, range) => {
  const before = new Range();
  before.setStart(start, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString();
};

const paragraphOf = (node) => (node.nodeType === 1 ? node : node.parentElement).closest(".text p[id]");

// The address of what is selected; "" where it is nothing, or more than a part of one paragraph.
const hashOf = (selection) => {
  const range = selection.getRangeAt(0);
  const paragraph = paragraphOf(range.startContainer);
  const words = range.toString().trim();
  if (!paragraph || !words || !paragraph.textContent.includes(words)) return "";
  const lines = selection.toString().trim().split(/\s*\n\s*/);
  if (lines.length > 1) return `#${paragraph.id}:~:text=${encoded(lines[0])},${encoded(lines.at(-1))}`;
  const from = paragraph.textContent.indexOf(words, textUpTo(paragraph, range).length);
  const above = textUpTo(document.body, range);
  return `#${paragraph.id}:~:text=${directive(paragraph.textContent, from, from + words.length, above)}`;
};

const offer = document.createElement("div");
const sentence = document.createElement("button");
const fault = report.cloneNode(true);
offer.className = "offer";
sentence.type = "button";
sentence.textContent = said.dataset.offer;
offer.append(sentence, fault);
offer.addEventListener("pointerdown", (event) => event.preventDefault()); // the words stay selected
sentence.addEventListener("click", () => {
  copy(sentence.value, said.dataset.copiedSentence);
  offer.remove();
});

const propose = () => {
  const selection = getSelection();
  const hash = selection.isCollapsed ? "" : hashOf(selection);
  if (!hash) return offer.remove();
  sentence.value = hash;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  offer.style.top = `${box.bottom + scrollY + 6}px`;
  offer.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 260))}px`;
  const paragraph = paragraphOf(selection.getRangeAt(0).startContainer);
  reportOf(fault, paragraph.id);
  if (paragraph.nextElementSibling !== offer) paragraph.after(offer);
};

let waiting;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  if (!offer.contains(document.activeElement)) waiting = setTimeout(propose, 250);
});
propose();
