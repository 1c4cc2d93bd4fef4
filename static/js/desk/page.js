/* What the desk's page needs to open again without network: the page as it comes for everybody, and its files.
   No name is in it; whom the phone knows is in its database. */
import { makeDecoder } from "../device/decoder.js";

const KEPT = "kilim-desk";
const FILES = new URL(".", import.meta.url).href;

/** Keeps the page and all files that it has loaded, the decoder among them; older ones go. */
export async function keepPage(worker) {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(worker);
  await makeDecoder();
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const wanted = new Set([new URL(location.pathname, location).href, ...loaded.filter((name) => name.startsWith(FILES))]);
  const kept = await caches.open(KEPT);
  await kept.addAll([...wanted]);
  for (const { url } of await kept.keys()) if (!wanted.has(url)) await kept.delete(url, { ignoreVary: true });
}

/** The phone is no desk any more. */
export async function forgetPage() {
  await globalThis.caches?.delete(KEPT);
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.unregister();
}
