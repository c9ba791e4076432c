// Copies addresses and citations. Without this file, the reader selects one by hand.
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no clipboard outside a secure context
  }
}

const { copied, byHand } = document.querySelector("[data-copied]")?.dataset ?? {};
for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(text);
    status.textContent = (await isCopied(text.textContent)) ? copied : byHand;
  });
}

// What a link leads to is not left folded.
const unfoldTarget = () => document.querySelector("details:target")?.setAttribute("open", "");
addEventListener("hashchange", unfoldTarget);
unfoldTarget();
