/* Scans on their way: first into the journal, then to the server, again and again until it has answered each. */
import { add, forgetSent, markSent, pendingOf } from "../device/store.js";
import { call } from "./api.js";

const BATCH = 200;
const LONGEST_WAIT = 60_000;
const KEEP_DAYS = 14;
const FIELDS = ["id", "roll_call", "method", "code", "participation", "device_time"];

/** A walk-in goes alone, to its own address; scans go in batches. */
const isWalkIn = (scan) => scan.method === "walk_in";
const asSent = (scan) => Object.fromEntries(FIELDS.filter((name) => scan[name]).map((name) => [name, scan[name]]));

/** Items that the server cannot read; they stay in the journal and no longer stop the others. */
function unreadable(problem, scans) {
  const places = (problem?.errors ?? []).map((error) => error.loc?.[3]).filter(Number.isInteger);
  return new Set(places.map((place) => scans[place]?.id));
}

export class Queue {
  #failures = 0;
  #timer = 0;
  #sending = false;
  #more = false;
  #size = BATCH;

  /** onReply(reply, counts) for each answer; onState("online"|"offline"|"ended"|"reload", how many are not sent,
      how many of other events wait here). What an ended device left behind goes with the next one of its event. */
  constructor({ url, walkIns, event, device, onReply, onState }) {
    Object.assign(this, { url, walkIns, event, device, onReply, onState });
    for (const turn of ["online", "offline"]) addEventListener(turn, () => this.flush());
    const longAgo = new Date(Date.now() - KEEP_DAYS * 86_400_000).toISOString();
    forgetSent(longAgo).catch(() => {});
  }

  /** Fulfilled when the scan is on the disk; sending follows. */
  async keep(scan) {
    await add({ ...scan, event: this.event, device: this.device, at: scan.device_time });
    this.flush();
  }

  /** One request at a time; what comes in meanwhile goes with the next. */
  async flush() {
    clearTimeout(this.#timer);
    this.#more = true;
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#more) {
        this.#more = false;
        await this.#sendAll();
      }
    } finally {
      this.#sending = false;
    }
  }

  async #sendAll() {
    for (;;) {
      const { ours, others } = await pendingOf(this.event, this.device);
      if (!ours.length) return this.onState(navigator.onLine ? "online" : "offline", 0, others.length);
      const goesOn = isWalkIn(ours[0]) ? await this.#welcome(ours[0]) : await this.#send(this.#batch(ours));
      if (!goesOn) return this.onState(this.state, ours.length, others.length);
    }
  }

  #batch(waiting) {
    const end = waiting.findIndex(isWalkIn);
    return waiting.slice(0, end < 0 ? this.#size : Math.min(end, this.#size));
  }

  async #send(scans) {
    const content = { sent_at: new Date().toISOString(), event: this.event, scans: scans.map(asSent) };
    const answer = await call(this.url, content);
    if (answer.status === 200) return this.#answered(answer.content);
    if (answer.status === 422) return this.#setAside(unreadable(answer.content, scans));
    if (answer.status === 413 && this.#size > 1) {
      this.#size = Math.ceil(this.#size / 2);
      return true;
    }
    return this.#later(answer.status);
  }

  async #welcome({ id, roll_call, name, organisation, device_time }) {
    const sent_at = new Date().toISOString();
    const person = { id, roll_call, name, organisation, device_time, sent_at, event: this.event };
    const answer = await call(this.walkIns, person);
    if (answer.status === 200) return this.#answered(answer.content);
    if (answer.status !== 422) return this.#later(answer.status);
    return this.#answered({ replies: [{ id, status: "refused" }], counts: {} });
  }

  async #answered({ replies, counts }) {
    this.#failures = 0;
    await markSent(Object.fromEntries(replies.map((reply) => [reply.id, reply])));
    for (const reply of replies) this.onReply(reply, counts);
    return true;
  }

  async #setAside(ids) {
    if (!ids.size) return this.#later(422);
    await markSent(Object.fromEntries([...ids].map((id) => [id, { status: "refused" }])));
    return true;
  }

  #later(status) {
    this.state = { 401: "ended", 403: "reload" }[status] ?? "offline";
    this.#failures += 1;
    const wait = Math.min(1000 * 2 ** (this.#failures - 1), LONGEST_WAIT);
    this.#timer = setTimeout(() => this.flush(), wait);
    return false;
  }
}
