// Copies a title with its address, and opens the system's own sheet where there is one.
for (const button of document.querySelectorAll("button[data-words]")) {
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.words);
      status.textContent = status.dataset.copied;
    } catch {
      prompt(status.dataset.byHand, button.dataset.words); // no clipboard outside a secure context
    }
  });
}
for (const button of document.querySelectorAll("button[data-sends]")) {
  if (!navigator.share) break;
  button.hidden = false;
  button.addEventListener("click", () => {
    const { sends, address } = button.dataset;
    navigator.share({ title: sends, text: sends, url: address }).catch(() => {}); // thought better of
  });
}
