// Copies the address of a paragraph. Without this file, ¶ is a link like others.
const said = document.querySelector("[data-said]");
const text = document.querySelector(".article .text");

let silence;
const say = (words) => {
  clearTimeout(silence);
  said.textContent = words;
  silence = setTimeout(() => { said.textContent = ""; }, 4000);
};

const copy = async (hash, words) => {
  const copied = await isCopied(location.origin + location.pathname + hash);
  if (!copied) history.replaceState(null, "", hash);
  say(copied ? words : said.dataset.byHand);
};

text.addEventListener("click", (event) => {
  const pilcrow = event.target.closest(".pilcrow");
  if (pilcrow) copy(pilcrow.hash, said.dataset.copiedParagraph);
});

// A report is of the paragraph that the address names, or that the words are selected in.
const report = document.querySelector("[data-report]");
const reportOf = (link, id) => {
  const number = /^p(\d+)$/.exec(id)?.[1];
  link.search = number ? `?paragraph=${number}` : "";
};
const reportOfHere = () => reportOf(report, location.hash.slice(1));
addEventListener("hashchange", reportOfHere);
reportOfHere();

// What makes the address of a sentence is fetched for whoever selects one.
const fetchSentences = () => {
  if (getSelection().isCollapsed) return;
  document.removeEventListener("selectionchange", fetchSentences);
  const script = document.createElement("script");
  script.src = said.dataset.sentences;
  document.head.append(script);
};
document.addEventListener("selectionchange", fetchSentences);
