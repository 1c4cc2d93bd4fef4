/* The desk's journal: what was scanned and is not yet with the server. It outlives the page and the battery. */
import { openDB } from "idb";

const opened = openDB("kilim-desk", 1, {
  upgrade(db) {
    const journal = db.createObjectStore("journal", { keyPath: "id" });
    journal.createIndex("by-state", "state");
  },
});

/** Runs in one transaction and is fulfilled only when it is on the disk, not when the browser has it in hand. */
async function keep(work) {
  const db = await opened;
  const transaction = db.transaction("journal", "readwrite", { durability: "strict" });
  const result = await work(transaction.store);
  await transaction.done;
  return result;
}

/** Keeps a scan (with its own id) as pending. The same id a second time changes nothing. */
export function add(scan) {
  return keep(async (journal) => {
    const known = await journal.get(scan.id);
    if (!known) await journal.add({ ...scan, state: "pending" });
    return known ?? { ...scan, state: "pending" };
  });
}

/** The scans the server has not answered yet, oldest first; at most `limit`. */
export async function pending(limit = 1000) {
  const scans = await (await opened).getAllFromIndex("journal", "by-state", "pending");
  return scans.sort((one, other) => (one.at < other.at ? -1 : 1)).slice(0, limit);
}

export async function countPending() {
  return (await opened).countFromIndex("journal", "by-state", "pending");
}

/** Notes what the server answered, keyed by scan id: { id: answer }. */
export function markSent(answers) {
  return keep(async (journal) => {
    for (const [id, answer] of Object.entries(answers)) {
      const scan = await journal.get(id);
      if (scan) await journal.put({ ...scan, state: "sent", answer });
    }
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

/** Asks the browser not to clear the journal when space is short; false means it would not promise. */
export async function askToPersist() {
  return (await navigator.storage?.persist?.()) ?? false;
}
