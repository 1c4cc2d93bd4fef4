/* Keeps the screen on while a page is in front: the desk between two people, the pass in the queue. */
let lock = null;

async function take() {
  if (lock || document.visibilityState !== "visible") return;
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => (lock = null));
  } catch {
    // A low battery refuses it; the page works without.
  }
}

/** From now on, whenever this page is visible, the screen stays on. Without support nothing happens. */
export function holdAwake() {
  if (!("wakeLock" in navigator)) return;
  take();
  document.addEventListener("visibilitychange", take);
}
