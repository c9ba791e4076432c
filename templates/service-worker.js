// Keeps the articles that a reader has opened, each with the files that its page uses, for when
// there is no network. The network always comes first; nothing else is kept but the offline page.
// The worker may be of any age: what it keeps must be whole by itself.
"use strict";

const SHELL = "room-shell-{{ edition }}"; // the offline page of this edition of the room
const ARTICLES = "room-articles-1"; // outlives editions, as each page in it has its own files
const KEEPS_NOTHING = "room-keeps-nothing"; // is there, empty, where the reader wants no history
const OFFLINE = "{% url 'reader:offline' %}";
const ARTICLE = new RegExp("^{% url 'reader:articles' %}[^/]+/$");
const STATIC = "{{ static_url|escapejs }}";
const HASHED = /\.[0-9a-f]{12}\.\w+$/; // such a name never means another content
const PATIENCE = 4000;
const MOST = 200;
const ROOM_FOR_MORE = 20; // so many are let go at once, so that it need not be done every time

const filesOf = (html) =>
  [...html.matchAll(/\s(?:href|src|data-keys|data-sentences)="([^"]+)"/g)]
    .map((match) => match[1])
    .filter((address) => address.startsWith(STATIC));

// Cookies that an answer sets cannot be seen from here: the page of an article sets none.
const isPage = (response) =>
  response.ok && response.type === "basic" && !response.redirected &&
  (response.headers.get("Content-Type") || "").startsWith("text/html") &&
  !(response.headers.get("Cache-Control") || "").includes("no-store");

const kept = async (address) => {
  for (const name of [ARTICLES, SHELL]) {
    // No cookie makes a page unfit to be read again: what differs by cookie is dress.
    const found = await (await caches.open(name)).match(address, { ignoreVary: true });
    if (found) return found;
  }
};

// The files first: a page whose files cannot be had is not kept, and an older copy stays.
const keepPage = async (cache, path, response) => {
  const html = await response.clone().text();
  await Promise.all([...new Set(filesOf(html))].map(async (file) => {
    if (HASHED.test(file) && await cache.match(file)) return;
    const found = await fetch(file);
    if (!found.ok) throw new Error(`${file}: ${found.status}`);
    await cache.put(file, found);
  }));
  await cache.delete(path); // to stand last, as the newest
  await cache.put(path, response);
};

const pathOf = (request) => new URL(request.url).pathname;

// Lets the oldest pages go when there are too many, and then the files that no page uses.
const tidy = async (most) => {
  const cache = await caches.open(ARTICLES);
  const requests = await cache.keys();
  const pages = requests.filter((request) => ARTICLE.test(pathOf(request)));
  if (pages.length <= most) return;
  const goes = pages.splice(0, pages.length > MOST ? pages.length - MOST + ROOM_FOR_MORE : 0);
  const used = new Set();
  for (const page of pages) filesOf(await (await cache.match(page)).text()).forEach((file) => used.add(file));
  const unused = requests.filter((request) => pathOf(request).startsWith(STATIC) && !used.has(pathOf(request)));
  for (const request of [...goes, ...unused]) await cache.delete(request);
};

// One after the other: a file must not be taken for unused just before its page is put in.
let turn = Promise.resolve();
const inTurn = (act) => (turn = turn.then(act, act));

const keepArticle = (path, response) => inTurn(async () => {
  if (await caches.has(KEEPS_NOTHING)) return;
  const cache = await caches.open(ARTICLES);
  if ([404, 410].includes(response.status)) await cache.delete(path); // withdrawn
  if (!isPage(response)) return;
  await keepPage(cache, path, response);
  await tidy(MOST);
});

// An article is kept as it stands, not as it was lit for a search.
const keepPlain = async (path) =>
  await caches.has(KEEPS_NOTHING) || keepArticle(path, await fetch(path));

const keepUnlessKept = async (path) => {
  await turn;
  const cache = await caches.open(ARTICLES);
  return await cache.match(path, { ignoreVary: true }) || keepPlain(path);
};

const inTime = (answer) =>
  new Promise((resolve, reject) => {
    answer.then(resolve, reject);
    setTimeout(reject, PATIENCE, new Error("slow"));
  });

const article = async (event, url) => {
  const answer = fetch(event.request);
  const copy = answer.then((response) => response.clone());
  event.waitUntil(
    copy.then((response) => (url.search ? keepPlain(url.pathname) : keepArticle(url.pathname, response)))
      .catch(() => {}) // without a network, or without room, it is read all the same
  );
  try {
    return await inTime(answer);
  } catch {
    return await kept(url.pathname) || otherwise(answer);
  }
};

const otherwise = async (answer) => {
  try {
    return await answer;
  } catch {
    return await kept(OFFLINE) || Response.error();
  }
};

const file = async (request) => {
  const answer = fetch(request);
  try {
    const response = await inTime(answer);
    return response.ok ? response : await kept(request.url) || response; // of a page of long ago
  } catch {
    return await kept(request.url) || answer;
  }
};

addEventListener("install", (event) => {
  skipWaiting(); // nothing that an open page uses is taken from it
  event.waitUntil((async () => {
    const response = await fetch(OFFLINE, { cache: "reload" });
    if (!isPage(response)) throw new Error("no offline page");
    await keepPage(await caches.open(SHELL), OFFLINE, response);
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("room-") && ![SHELL, ARTICLES, KEEPS_NOTHING].includes(name)) await caches.delete(name);
    }
    await inTurn(() => tidy(0));
    await clients.claim();
  })());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(STATIC)) event.respondWith(file(request));
  else if (request.mode !== "navigate") return;
  else if (ARTICLE.test(url.pathname)) event.respondWith(article(event, url));
  else event.respondWith(otherwise(fetch(request)));
});

// A page may have come past a worker that was only just being set up, and says that it is there.
addEventListener("message", (event) => {
  const path = pathOf(event.source);
  if (ARTICLE.test(path)) event.waitUntil(keepUnlessKept(path).catch(() => {}));
});
