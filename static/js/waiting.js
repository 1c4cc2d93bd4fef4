/* Before this phone is (again) a desk: how many check-ins it still holds, of this event or of any. */
import { pending } from "./device/store.js";

async function tell(place) {
  const { event } = place.dataset;
  const scans = (await pending()).filter((scan) => !event || scan.event === event);
  place.textContent = place.dataset.waiting.replace("{count}", scans.length);
  place.hidden = !scans.length;
}

document.querySelectorAll("[data-waiting]").forEach(tell);
