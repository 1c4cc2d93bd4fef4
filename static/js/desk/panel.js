/* Without a camera: a typed code, a name, somebody who is on no list. */
import { call } from "./api.js";
import { newId } from "./ids.js";

const REST = 200;
const PATIENCE = 1500;
const later = (time) => new Promise((done) => setTimeout(done, time, { status: 0 }));

/** onCode(text), onPerson(ref), onWalkIn(form values) -> fulfilled when kept; find(text) -> whom the phone itself
    knows, or null; say(text) tells what happened. */
export class Panel {
  #timer = 0;
  #asked = "";

  constructor(desk, { onCode, onPerson, onWalkIn, find }) {
    Object.assign(this, { desk, onCode, onPerson, onWalkIn, find });
    this.words = desk.querySelector("[data-words]").dataset;
    this.found = desk.querySelector("[data-found]");
    this.#listen("[data-typed]", "submit", (form) => this.#typed(form));
    this.#listen("[data-walk-in]", "submit", (form) => this.#walkIn(form));
    this.#listen("[data-search]", "submit", (form) => this.#search(form.q.value));
    desk.querySelector("[data-search]").q.addEventListener("input", (event) => this.#soon(event.target.value));
  }

  say(text) {
    this.desk.querySelector("[data-says]").textContent = text;
  }

  #listen(selector, kind, work) {
    const form = this.desk.querySelector(selector);
    form.addEventListener(kind, (event) => (event.preventDefault(), work(form)));
  }

  #typed(form) {
    const code = form.code.value.trim();
    if (!code) return form.code.focus();
    form.code.value = "";
    this.onCode(code);
  }

  #soon(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(text), REST);
  }

  async #search(text) {
    this.#asked = text.trim();
    if (this.#asked.length < 2) return this.#list([]);
    const asked = this.#asked;
    const answer = await Promise.race([call(`${this.desk.dataset.people}?q=${encodeURIComponent(asked)}`), later(PATIENCE)]);
    if (asked !== this.#asked) return;
    const people = answer.status === 200 ? answer.content : this.find(asked);
    if (!people) return this.say(this.words.notSent);
    this.say(people.length ? "" : this.words.nobody);
    this.#list(people);
  }

  #list(people) {
    this.found.replaceChildren(...people.map((person) => this.#row(person)));
  }

  #row({ ref, name, organisation }) {
    const row = this.desk.querySelector("template[data-person]").content.firstElementChild.cloneNode(true);
    row.querySelector("[data-slot=name]").textContent = name;
    row.querySelector("[data-slot=organisation]").textContent = organisation;
    row.querySelector("button").addEventListener("click", () => {
      this.desk.querySelector("[data-search]").q.value = "";
      this.#list([]);
      this.onPerson(ref);
    });
    return row;
  }

  /** What was typed stays until this phone has it on its disk. */
  async #walkIn(form) {
    if (!form.reportValidity() || form.dataset.busy) return;
    form.dataset.busy = "yes";
    try {
      await this.onWalkIn({ id: form.ref.value, name: form.name.value.trim(), organisation: form.organisation.value.trim() });
    } catch {
      return this.say(this.words.notSent);
    } finally {
      delete form.dataset.busy;
    }
    form.ref.defaultValue = newId();
    form.reset();
    this.say("");
    this.desk.querySelector("#walk-in").open = false;
  }
}
