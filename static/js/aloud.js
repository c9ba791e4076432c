// Reads an article aloud with a Chinese voice of the reader's own machine. Where there are voices but
// none of these, it says so; where there is none at all, nothing is shown.
// Pausing ends what is said and going on says it again: browsers do not agree on anything finer.
if (globalThis.speechSynthesis) {
  const desk = document.querySelector("[data-aloud]");
  const [play, stop] = desk.querySelectorAll("button");
  const silence = document.querySelector("[data-no-voice]");
  const rate = desk.querySelector("select");
  const blocks = [...document.querySelectorAll(".text :is(p, h2, h3, h4, h5, h6)")];
  // Fifty characters at most, to a sentence's end if there is one, else to a comma: Chrome falls
  // silent in what takes more than a quarter of a minute, and a slow voice says four in a second.
  const PIECE = /[^]{1,50}(?:[。！？；…!?;]+[”’」』）》]*|$)|[^]{1,50}(?:[，、：,:]|$)|[^]{1,50}/gu;
  const NOTE_MARK = /[[［〔]注?[0-9０-９]{1,2}[\]］〕]/g;
  let voice, pieces, at, turn = 0;
  let utterance; // Chrome never says the end of one that nothing holds

  const listen = () => {
    const all = speechSynthesis.getVoices();
    // Other voices of the browser send the text to another host.
    const voices = all.filter(({ lang, localService }) => localService && /^(zh|cmn)/i.test(lang));
    voice = voices.find(({ lang }) => /CN|Hans/i.test(lang)) ?? voices[0];
    desk.hidden = !voice || !blocks.length;
    silence.hidden = voice || !all.length || !blocks.length;
  };

  const say = (state) => {
    desk.dataset.aloud = state;
    play.textContent = play.dataset[state];
    stop.hidden = state === "silent";
  };

  const mark = (block) => {
    for (const one of blocks) one.classList.toggle("read-aloud", one === block);
    if (!block) return;
    const { start, end, seen } = room.lies(block);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (start < 0 || end > seen) block.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
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
    utterance = new SpeechSynthesisUtterance(words);
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
    for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
    return copy.textContent.replace(NOTE_MARK, "").match(PIECE) ?? [];
  };

  // At what is in view; who has come to the end may mean all of it.
  const begin = () => {
    const last = room.lies(blocks.at(-1));
    const isOver = last.end <= last.seen;
    const first = isOver ? 0 : blocks.findIndex((block) => room.lies(block).end > 40);
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
