// Lighthouse over each address given, as a telephone sees it; prints what it finds as JSON.
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...addresses] = process.argv.slice(2);
const chrome = await launcher.launch({
  chromePath,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});

const flaws = ({ categories, audits }) =>
  Object.entries(categories).flatMap(([name, { auditRefs }]) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => `${name}: ${id} ${audits[id].displayValue ?? ""}`.trim())
  );

// Now and then the recording of a page fails, and Lighthouse itself asks to be run again.
const visit = async (address, tries = 3) => {
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error" });
  return lhr.runtimeError && tries > 1 ? visit(address, tries - 1) : lhr;
};

const found = [];
for (const address of addresses) {
  const lhr = await visit(address);
  found.push({
    scores: Object.fromEntries(
      Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)])
    ),
    shift: lhr.audits["cumulative-layout-shift"].numericValue,
    paint: lhr.audits["largest-contentful-paint"].numericValue,
    flaws: flaws(lhr),
  });
}
chrome.kill();
console.log(JSON.stringify(found));
