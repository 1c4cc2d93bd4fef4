/* Without a camera: a typed code, a name, somebody who is on no list. */
import { call } from "./api.js";

const REST = 200;

/** onCode(text), onPerson(ref), onWalkIn(form values) -> whether it came through; say(text) tells what happened. */
export class Panel {
  #timer = 0;
  #asked = "";

  constructor(desk, { onCode, onPerson, onWalkIn }) {
    Object.assign(this, { desk, onCode, onPerson, onWalkIn });
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
    const answer = await call(`${this.desk.dataset.people}?q=${encodeURIComponent(asked)}`);
    if (asked !== this.#asked) return;
    if (answer.status !== 200) return this.say(this.words.notSent);
    this.say(answer.content.length ? "" : this.words.nobody);
    this.#list(answer.content);
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

  /** What was typed stays until the server has it. */
  async #walkIn(form) {
    if (!form.reportValidity() || form.dataset.busy) return;
    form.dataset.busy = "yes";
    const came = await this.onWalkIn({ id: form.ref.value, name: form.name.value, organisation: form.organisation.value });
    delete form.dataset.busy;
    if (!came) return this.say(this.words.notSent);
    form.reset();
    this.say("");
    this.desk.querySelector("#walk-in").open = false;
  }
}
