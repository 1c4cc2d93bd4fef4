/* The list of certificates: the button says how many are ticked, previews follow the language. */
import { sayOn } from "./page/counted.js";

const form = document.querySelector("form[data-certificates]");

function count() {
  const everybody = form.querySelector("[data-everybody]");
  return everybody?.checked
    ? Number(everybody.dataset.everybody)
    : form.querySelectorAll("input[name=people]:checked").length;
}

function sayHowMany() {
  const button = form.querySelector("button[data-more]");
  if (button) sayOn(button, count());
}

function previewIn(language) {
  for (const link of document.querySelectorAll("a[data-preview]")) {
    link.search = `?language=${language}`;
  }
}

form?.addEventListener("change", (event) => {
  if (event.target.name === "language") previewIn(event.target.value);
  else sayHowMany();
});
addEventListener("pageshow", () => form && sayHowMany());
