// Lists the articles that the service worker has kept, newest first.
{
  const section = document.querySelector("[data-kept]");
  const list = section.querySelector("ol");
  const ARTICLES = "room-articles-1"; // as in the service worker

  const itemOf = (path, html) => {
    const tag = html.match(/<article\s[^>]*data-key[^>]*>/)?.[0];
    const article = tag && new DOMParser().parseFromString(tag, "text/html").querySelector("article");
    const [item, title, link, issue] = ["li", "p", "a", "p"].map((name) => document.createElement(name));
    item.className = "entry";
    title.className = "entry-title";
    issue.className = "printed-in";
    link.href = path;
    link.lang = "zh-Hans";
    link.textContent = article?.dataset.title ?? path;
    issue.textContent = article?.dataset.issue ?? "";
    title.append(link);
    item.append(title, issue);
    return item;
  };

  const show = async () => {
    const cache = await caches.open(ARTICLES);
    const requests = (await cache.keys()).reverse();
    const items = await Promise.all(requests.map(async (request) => {
      const response = await cache.match(request, { ignoreVary: true });
      const isPage = (response?.headers.get("Content-Type") ?? "").startsWith("text/html");
      return isPage ? [itemOf(new URL(request.url).pathname, await response.text())] : [];
    }));
    list.replaceChildren(...items.flat());
    section.querySelector(".empty").hidden = list.children.length > 0;
    document.querySelector("[data-needs-script]").hidden = true;
    section.hidden = false;
  };

  const apology = document.querySelector("[data-no-network]");
  apology.hidden = location.pathname === apology.dataset.noNetwork;
  if (globalThis.caches) show().catch(() => {}); // switched off by the browser
}
