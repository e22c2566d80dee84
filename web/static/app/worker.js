// The service worker of the phone's page: the program and its printed texts lie here, nothing of anybody's.
// VERSION and FILES stand above this line, put there by the server; another version is another cache.

const CACHE = `teamwork-${VERSION}`;
const PAGE = "/me";
const PAGE_PATIENCE_MS = 3000;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.waitUntil(told(event.data)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") return void (pathname === PAGE && event.respondWith(page(request)));
  if (isKept(pathname)) event.respondWith(kept(request));
});

function isKept(pathname) {
  return ["/static/", "/language/", "/printed/"].some((place) => pathname.startsWith(place));
}

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...FILES, ...(await alsoKept())].map((address) => new Request(address, { cache: "no-cache" })));
}

/** The language and the edition that an earlier version kept are wanted in this one too. */
async function alsoKept() {
  const found = new Set();
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname, search } = new URL(url);
      if (isKept(pathname) && !pathname.startsWith("/static/")) found.add(pathname + search);
    }
  }
  return found;
}

async function activate() {
  const page = await caches.match(PAGE);
  if (page) await (await caches.open(CACHE)).put(PAGE, page);
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await clients.claim();
}

async function told({ keep, takeOver }) {
  if (takeOver) return skipWaiting();
  if (!keep) return;
  const cache = await caches.open(CACHE);
  for (const address of keep) if (!(await cache.match(address))) await keepAnswer(cache, address);
}

async function keepAnswer(cache, address) {
  const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
  if (answer?.ok && !answer.redirected) await cache.put(address, answer);
}

async function kept(request) {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

/** The page from the server, or as it was when the server keeps silent. */
async function page(request) {
  const cache = await caches.open(CACHE);
  const before = await cache.match(PAGE);
  const fromServer = fetch(request).then((answer) => seen(cache, answer));
  if (!before) return fromServer;
  fromServer.catch(() => {});
  const patience = new Promise((done) => setTimeout(done, PAGE_PATIENCE_MS));
  return (await Promise.race([fromServer, patience]).catch(() => null)) ?? before;
}

async function seen(cache, answer) {
  if (answer.ok && !answer.redirected) await cache.put(PAGE, answer.clone());
  else if (answer.status === 401) await cameNotIn(cache);
  return answer.status >= 500 ? (await cache.match(PAGE)) ?? answer : answer;
}

/** Whoever is no longer let in has no page here; when the seat was taken away, nothing at all lies here any more. */
async function cameNotIn(cache) {
  await cache.delete(PAGE);
  const { code } = await fetch("/me/why").then((answer) => answer.json());
  if (code === "seat_taken_away") indexedDB.deleteDatabase("teamwork");
}
