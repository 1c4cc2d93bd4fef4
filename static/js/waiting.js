/* Before this phone is (again) a desk: how many check-ins it still holds, of this event or of any. Where no link was
   opened it is no desk: then names and the desk's page are none of its business. */
import { forgetPage } from "./desk/page.js";
import { keepSnapshot, pending } from "./device/store.js";

async function tell(place) {
  const { event } = place.dataset;
  const scans = (await pending()).filter((scan) => !event || scan.event === event);
  place.textContent = place.dataset.waiting.replace("{count}", scans.length);
  place.hidden = !scans.length;
}

const place = document.querySelector("[data-waiting]");
tell(place);
if (!place.dataset.event) keepSnapshot(null).then(forgetPage);
