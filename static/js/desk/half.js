/* Which half day is taken: the one chosen on the page, else the one that the clock says, also after noon. */
const LOOK_EVERY = 20_000;

/** "2026-11-24/morning" by the event's own clock. */
function halfAt(moment, zone, noon) {
  const wall = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", wall).formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  const half = `${parts.hour}:${parts.minute}` < noon ? "morning" : "afternoon";
  return `${parts.year}-${parts.month}-${parts.day}/${half}`;
}

function take(desk, name) {
  const choice = [...desk.querySelector("#half").options].find((option) => option.value === name);
  if (!choice || desk.dataset.rollCall === name) return;
  desk.dataset.rollCall = name;
  choice.selected = true;
  desk.querySelector("[data-half-label]").textContent = choice.text;
  for (const field of desk.querySelectorAll("input[name=roll_call]")) field.value = name;
}

/** A half day that somebody chose stays; otherwise the page goes with the clock. A page that was kept for hours says
    neither by itself. */
export function followClock(desk) {
  const chosen = new URLSearchParams(location.search).get("half");
  if (chosen) return take(desk, chosen);
  const follow = () => take(desk, halfAt(new Date(), desk.dataset.zone, desk.dataset.noon));
  follow();
  setInterval(follow, LOOK_EVERY);
}
