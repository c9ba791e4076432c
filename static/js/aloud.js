// Reads an article aloud with a Chinese voice of the reader's own machine; without one, no button.
// Pausing ends what is said and going on says it again: browsers do not agree on anything finer.
if (globalThis.speechSynthesis) {
  const desk = document.querySelector("[data-aloud]");
  const [play, stop] = desk.querySelectorAll("button");
  const rate = desk.querySelector("select");
  const blocks = [...document.querySelectorAll(".text :is(p, h2, h3, h4, h5, h6)")];
  // Sixty characters at most, to a sentence's end if there is one, else to a comma: Chrome falls
  // silent in what takes more than a quarter of a minute.
  const PIECE = /[^]{1,60}(?:[。！？；…!?;]+[”’」』）》]*|$)|[^]{1,60}(?:[，、：,:]|$)|[^]{1,60}/g;
  let voice, pieces, at, turn = 0;

  const listen = () => {
    const voices = speechSynthesis.getVoices().filter(({ lang, localService }) => localService && /^(zh|cmn)/i.test(lang));
    // Other voices of the browser send the text to another host.
    voice = voices.find(({ lang }) => /CN|Hans/i.test(lang)) ?? voices[0];
    desk.hidden = !voice || !blocks.length;
  };

  const say = (state) => {
    desk.dataset.aloud = state;
    play.textContent = play.dataset[state];
    stop.hidden = state === "silent";
  };

  const mark = (block) => {
    for (const one of blocks) one.classList.toggle("read-aloud", one === block);
    if (!block) return;
    const { top, bottom } = block.getBoundingClientRect();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (top < 0 || bottom > innerHeight) block.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
  };

  const hush = (state) => {
    turn += 1; // whatever the browser still says of what it was speaking is of no matter
    speechSynthesis.cancel();
    say(state);
    if (state === "silent") mark();
  };

  const speak = () => {
    if (at >= pieces.length) return hush("silent");
    const [block, words] = pieces[at];
    const utterance = new SpeechSynthesisUtterance(words);
    const mine = turn;
    Object.assign(utterance, { voice, lang: voice.lang, rate: Number(rate.value) });
    utterance.onend = () => {
      if (mine !== turn) return;
      at += 1;
      speak();
    };
    utterance.onerror = () => mine === turn && hush("paused");
    if (!block.classList.contains("read-aloud")) mark(block);
    speechSynthesis.speak(utterance);
  };

  const wordsOf = (block) => {
    const copy = block.cloneNode(true);
    for (const link of copy.querySelectorAll(".pilcrow")) link.remove();
    return copy.textContent.match(PIECE) ?? [];
  };

  // At what is in view; who has come to the end may mean all of it.
  const begin = () => {
    const isOver = blocks.at(-1).getBoundingClientRect().bottom <= innerHeight;
    const first = isOver ? 0 : blocks.findIndex((block) => block.getBoundingClientRect().bottom > 40);
    pieces = blocks.slice(first).flatMap((block) => wordsOf(block).map((words) => [block, words]));
    at = 0;
  };

  play.addEventListener("click", () => {
    const state = desk.dataset.aloud;
    if (state === "reading") return hush("paused");
    if (state === "silent") begin();
    hush("reading");
    speak();
  });
  stop.addEventListener("click", () => {
    hush("silent");
    play.focus();
  });
  rate.addEventListener("change", () => {
    room.set("rate", rate.value);
    if (desk.dataset.aloud === "reading") {
      hush("reading");
      speak();
    }
  });
  addEventListener("pagehide", () => hush("silent"));

  const usual = room.get("rate");
  if ([...rate.options].some(({ value }) => value === usual)) rate.value = usual;
  say("silent");
  speechSynthesis.addEventListener?.("voiceschanged", listen);
  listen();
}
