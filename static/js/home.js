// Offers, on the front page, the article that was read last and not to its end.
{
  const section = document.querySelector("[data-left-off]");
  const entry = room.list("read").find((one) => one.paragraph > 1 && !one.done);
  if (section && entry) {
    const link = section.querySelector("[data-title]");
    link.textContent = entry.title;
    link.href = `${entry.path}#p${entry.paragraph}`;
    section.querySelector("[data-issue]").textContent = entry.issue;
    section.querySelector("[data-paragraph]").textContent = entry.paragraph;
    section.hidden = false;
  }
}
