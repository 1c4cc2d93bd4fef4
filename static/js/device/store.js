/* The desk's journal: what was scanned and is not yet with the server. It outlives the page and the battery.
   Beside it, for each event, what the server told of its people. */
import { openDB } from "idb";

const opened = openDB("kilim-desk", 2, {
  async upgrade(db, before, _now, transaction) {
    if (before < 1) db.createObjectStore("journal", { keyPath: "id" }).createIndex("by-state", "state");
    if (before > 1) return;
    const journal = transaction.objectStore("journal");
    journal.createIndex("by-person", ["event", "roll_call", "who"]);
    db.createObjectStore("snapshots", { keyPath: "event" });
    for (const scan of await journal.index("by-state").getAll("sent")) await journal.put(withoutSecrets(scan));
  },
});

/** A code opens somebody's pass, and a name is somebody's: a lost phone shall hold neither when it need not. */
function withoutSecrets({ code, name, organisation, ...rest }) {
  return { ...rest, answer: { status: rest.answer?.status } };
}

/** Runs in one transaction and is fulfilled only when it is on the disk, not when the browser has it in hand. */
async function keep(work, name = "journal") {
  const db = await opened;
  const transaction = db.transaction(name, "readwrite", { durability: "strict" });
  await work(transaction.store);
  await transaction.done;
}

/** Keeps a scan (with its own id) as pending. The same id a second time changes nothing. */
export function add(scan) {
  return keep(async (journal) => {
    const known = await journal.get(scan.id);
    if (!known) await journal.add({ ...scan, state: "pending" });
  });
}

/** The scans the server has not answered yet, oldest first. */
export async function pending() {
  const scans = await (await opened).getAllFromIndex("journal", "by-state", "pending");
  return scans.sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** The same, those of one event and those of others: they never go out under each other's name. Rows from
    before the event was noted are this device's or somebody else's. */
export async function pendingOf(event, device) {
  const scans = await pending();
  const isOurs = (scan) => (scan.event ? scan.event === event : scan.device === device);
  return { ours: scans.filter(isOurs), others: scans.filter((scan) => !isOurs(scan)) };
}

/** Notes what the server answered, keyed by scan id: { id: answer }. A scan that it has loses code and name. */
export function markSent(answers) {
  return keep(async (journal) => {
    for (const [id, answer] of Object.entries(answers)) {
      const scan = await journal.get(id);
      if (scan) await journal.put(answered(scan, answer));
    }
  });
}

/** What the server refused it did not keep: then the phone still knows a name, but never the code. */
function answered(scan, answer) {
  const sent = withoutSecrets({ ...scan, state: "sent", answer });
  if (answer.status !== "refused") return withWho(sent, answer.participation);
  return withWho({ ...sent, ...(scan.name && { name: scan.name, organisation: scan.organisation }) }, null);
}

function withWho({ who, ...scan }, person) {
  return person ? { ...scan, who: person } : scan;
}

/** When this phone saw somebody first in a half day, other than with the scan `id`; ISO text or nothing. */
export async function seenBefore({ id, event, roll_call, who }) {
  const scans = await (await opened).getAllFromIndex("journal", "by-person", [event, roll_call, who]);
  return scans.filter((scan) => scan.id !== id).map((scan) => scan.at).sort()[0];
}

/** A check-in that was taken back: the phone has not seen the person with it. */
export function takeBack(id) {
  return keep(async (journal) => {
    const scan = await journal.get(id);
    if (scan) await journal.put(withWho(scan, null));
  });
}

/** Forgets what the server has had since before `moment` (ISO text); pending scans are never forgotten. */
export function forgetSent(moment) {
  return keep(async (journal) => {
    for (const scan of await journal.index("by-state").getAll("sent")) {
      if (scan.at < moment) await journal.delete(scan.id);
    }
  });
}

/** What was told of the people of an event: { event, tag, content }, or nothing. */
export async function snapshotOf(event) {
  return (await opened).get("snapshots", event);
}

/** Keeps one event's snapshot and forgets those of others; without one it forgets all. */
export function keepSnapshot(snapshot) {
  return keep(async (snapshots) => {
    await snapshots.clear();
    if (snapshot) await snapshots.put(snapshot);
  }, "snapshots");
}

/** Asks the browser not to clear the journal when space is short; it may not promise. */
export function askToPersist() {
  navigator.storage?.persist?.();
}
