// Offers to copy what stands in an input; without this file, the reader selects it by hand.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const input = document.getElementById(button.dataset.copies);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
      status.textContent = "已复制";
    } catch {
      status.textContent = "请按 Ctrl+C 复制"; // no clipboard outside a secure context
    }
  });
}
