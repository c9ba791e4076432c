// Copies addresses. Without this file, the reader selects one by hand.
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
  const input = document.getElementById(button.dataset.copies);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    input.select();
    status.textContent = (await isCopied(input.value)) ? copied : byHand;
  });
}
