/* Signed sheets: the camera sends at once, the button says how many signatures, the photo is zoomed where it is pressed. */
import { sayOn } from "./page/counted.js";

const STEPS = [1, 1.7, 2.8, 4.5];
const form = document.querySelector("form[data-signatures]");
let step = 0;

function sayHowMany() {
  const button = form.querySelector("button[data-more]");
  const number = form.querySelectorAll("input[name=absent]:not(:checked)").length;
  sayOn(button, number);
  button.hidden = number === 0 && "settled" in form.dataset;
}

/** The point under ``at`` (shares of the picture's width and height) comes to the middle. */
function zoom(to, at = { x: 0.5, y: 0.5 }) {
  const view = document.querySelector("[data-photo]");
  step = Math.max(0, Math.min(STEPS.length - 1, to));
  view.style.setProperty("--zoom", STEPS[step]);
  view.toggleAttribute("data-zoomed", step > 0);
  view.scrollTo(at.x * view.scrollWidth - view.clientWidth / 2, at.y * view.scrollHeight - view.clientHeight / 2);
}

function whereIn(view, event) {
  const box = view.firstElementChild.getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}

function pressed(event) {
  const button = event.target.closest?.("[data-zoom]");
  if (button) return zoom(step + (button.dataset.zoom === "in" ? 1 : -1));
  const view = event.target.closest?.("[data-photo]");
  if (view) zoom(step ? 0 : 2, whereIn(view, event));
}

function typed(event) {
  if (!event.target.matches?.("[data-photo]")) return;
  if (event.key === "+") zoom(step + 1);
  if (event.key === "-") zoom(step - 1);
}

function showTools() {
  step = 0;
  document.querySelectorAll("[data-zoom]").forEach((button) => (button.hidden = false));
}

/** What the camera took is sent without another press. */
function taken(event) {
  if (!event.target.matches("[data-photos] input[capture]") || !event.target.files.length) return;
  const form = event.target.form;
  form.querySelector(".camera-button").setAttribute("aria-busy", "true");
  form.requestSubmit(form.querySelector("[type=submit]"));
}

document.addEventListener("click", pressed);
document.addEventListener("keydown", typed);
document.addEventListener("change", taken);
document.addEventListener("htmx:afterSwap", showTools);
showTools();
form?.addEventListener("change", sayHowMany);
addEventListener("pageshow", () => form && sayHowMany());
