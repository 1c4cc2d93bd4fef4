/* What fills the screen after a scan: colour, shape, sound and words. All words come from the page. */
import { sound } from "../device/sound.js";

const SHOWN_FOR = 2500;
const LOOKS = { in: "in", again: "again", ask: "ask", replaced: "no" };
const SOUNDS = { in: "good", again: "again", ask: "ask", no: "no", kept: "again" };
const COLOURED = new Set(["in", "again", "ask", "no"]);

export class Verdict {
  #timer = 0;

  constructor(desk) {
    this.desk = desk;
    this.place = desk.querySelector("[data-verdict-place]");
    this.words = desk.querySelector("[data-words]").dataset;
  }

  /** Shows a reply: of the server, or, with `kept`, what this phone makes of a scan that it has not sent yet. */
  reply(reply, kept = false) {
    const look = LOOKS[reply.answer] ?? "ask";
    this.#show(look, reply.name ?? "", this.#sub(reply), look === "in" || look === "again");
    if (kept) this.place.querySelector("[data-kept]").hidden = false;
    return look;
  }

  /** The scan is safe on this phone, but nobody has judged it yet. */
  kept() {
    this.#show("kept", "", null, true);
  }

  clear() {
    clearTimeout(this.#timer);
    delete this.desk.dataset.verdict;
    this.place.replaceChildren();
  }

  #sub(reply) {
    if (reply.status === "refused") return this.words.refused;
    if (reply.answer === "in") return reply.organisation;
    if (reply.answer === "again") return reply.since ? this.#since(reply) : this.words.byHand;
    if (reply.answer === "replaced") return null;
    if (reply.why === "cancelled") return this.words.cancelled;
    return reply.why === "not_admitted" ? this.words.notAdmitted : this.words.unknown;
  }

  #since({ since, where }) {
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: this.desk.dataset.zone };
    const time = new Intl.DateTimeFormat("en-GB", clock).format(new Date(since));
    return this.words.since.replace("{time}", time).replace("{where}", where);
  }

  #show(look, name, sub, passes) {
    this.clear();
    const verdict = this.desk.querySelector(`template[data-verdict-of=${look}]`).content.cloneNode(true);
    this.#fill(verdict, "name", name);
    this.#fill(verdict, "sub", sub);
    this.place.replaceChildren(verdict);
    if (COLOURED.has(look)) this.desk.dataset.verdict = look;
    else this.desk.dataset.verdict = "kept";
    sound(SOUNDS[look]);
    if (passes) this.#timer = setTimeout(() => this.clear(), SHOWN_FOR);
  }

  /** `null` leaves the words of the page as they are. */
  #fill(verdict, slot, text) {
    const place = verdict.querySelector(`[data-slot=${slot}]`);
    if (place && text !== null) place.textContent = text;
  }
}
