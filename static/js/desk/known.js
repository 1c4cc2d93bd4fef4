/* Whom the phone knows without network: the snapshot of its event, asked for again every few minutes. */
import { keepSnapshot, seenBefore, snapshotOf } from "../device/store.js";

const ASK_EVERY = 180_000;
const AT_MOST = 20;
const ONE_BY_ONE = { ı: "i", ħ: "h", ß: "ss", ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", "’": "'", "ʼ": "'" };

/** Text as it is searched, as `kit/search.py` has it. */
function folded(text) {
  const letters = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return letters.replace(/[ıħßłøđæœ’ʼ]/g, (letter) => ONE_BY_ONE[letter]).split(/\s+/).filter(Boolean).join(" ");
}

export class Known {
  #tag = "";
  #people = new Map();
  #byHash = new Map();
  #replaced = new Set();
  #isThere = false;
  #isCancelled = false;

  /** onEvent(what the snapshot says of the event) for each that is read; onEnded() when the server knows no such desk. */
  constructor({ url, event, label, onEvent, onEnded }) {
    Object.assign(this, { url, event, label, onEvent, onEnded });
    this.ready = this.#read().then(() => this.#ask());
    setInterval(() => this.#ask(), ASK_EVERY);
    addEventListener("online", () => this.#ask());
  }

  /** The desk was ended: names are no longer this phone's business. */
  async forget() {
    this.#tag = "";
    this.#isThere = false;
    await keepSnapshot(null);
    await this.onEnded();
  }

  async #read() {
    const kept = await snapshotOf(this.event);
    if (kept) this.#hold(kept);
  }

  async #ask() {
    try {
      const headers = this.#tag ? { "If-None-Match": this.#tag } : {};
      const response = await fetch(this.url, { headers, cache: "no-store" });
      if (response.status === 401) return this.forget();
      if (response.status !== 200) return;
      const fresh = { event: this.event, tag: response.headers.get("ETag"), content: await response.json() };
      this.#hold(fresh);
      await keepSnapshot(fresh);
    } catch {
      /* without network: what was kept goes on, and is asked for again */
    }
  }

  #hold({ tag, content }) {
    const { event, organisations, people, replaced } = content;
    const found = people.map((each) => ({ ...each, organisation: organisations[each.org] ?? "" }));
    this.#tag = tag;
    this.#isThere = true;
    this.#people = new Map(found.map((each) => [each.ref, each]));
    this.#byHash = new Map(found.filter((each) => each.code).map((each) => [each.code, each]));
    this.#replaced = new Set(replaced);
    this.#isCancelled = event.cancelled === true;
    this.onEvent(event);
  }

  /** Whose code or reference a scan carries; nothing when the phone does not know. */
  who({ hash, participation }) {
    if (!this.#isThere) return undefined;
    return participation ? this.#people.get(participation)?.ref : this.#byHash.get(hash)?.ref;
  }

  /** What the server would probably answer; null when the phone cannot say. */
  async judge(scan) {
    const { id, method, name, organisation, who, hash } = scan;
    if (method === "walk_in") return { id, answer: "in", name, organisation };
    if (!this.#isThere || !(who || hash)) return null;
    if (this.#replaced.has(hash)) return { id, answer: "replaced" };
    if (this.#isCancelled && hash) return { id, answer: "ask", why: "cancelled" };
    const person = this.#people.get(who);
    if (!person) return { id, answer: "ask", why: "unknown" };
    const since = await seenBefore(scan);
    const named = { id, name: person.name, organisation: person.organisation };
    return since ? { ...named, answer: "again", since, where: this.label } : { ...named, answer: "in" };
  }

  /** People by a few letters of name or organisation; null when the phone knows nobody. */
  find(text) {
    if (!this.#isThere) return null;
    const wanted = folded(text).split(" ");
    const fits = (each) => {
      const line = folded(`${each.name} ${each.organisation}`);
      return wanted.every((word) => line.includes(word));
    };
    return [...this.#people.values()].filter(fits).slice(0, AT_MOST);
  }
}
