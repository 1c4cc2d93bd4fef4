/* The desk opens again without network: what `desk/page.js` has kept of it is shown while the server is away.
   It answers for the page itself and the files it is drawn with; everything else goes its own way. */
const KEPT = "kilim-desk";
const PAGE = new URL("./", self.location).pathname;
const FILES = "/static/";
const PATIENCE = 4000;

/** Under which name a request would be kept; nothing for what this worker leaves alone, such as names searched for. */
function keptAs({ method, url }) {
  const { origin, pathname, searchParams } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return null;
  if (pathname === PAGE) return searchParams.has("q") ? null : PAGE;
  return pathname.startsWith(FILES) ? url : null;
}

/** The server's own answer; what is kept when it is away, broken, or takes too long. */
async function answer(request, name) {
  const kept = await caches.match(name, { cacheName: KEPT, ignoreVary: true });
  const fresh = fetch(request);
  if (!kept) return fresh;
  const sound = fresh.then((response) => (response.status < 500 ? response : kept));
  const late = new Promise((done) => setTimeout(done, PATIENCE, kept));
  return Promise.race([sound.catch(() => kept), late]);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const name = keptAs(event.request);
  if (name) event.respondWith(answer(event.request, name));
});
