/* The list of certificates: the button says how many are ticked, previews follow the language. */
const form = document.querySelector("form[data-certificates]");

function count() {
  const everybody = form.querySelector("[data-everybody]");
  return everybody?.checked
    ? Number(everybody.dataset.everybody)
    : form.querySelectorAll("input[name=people]:checked").length;
}

function sayHowMany() {
  const button = form.querySelector("button[data-more]");
  if (!button) return;
  const number = count();
  const words = number === 0 ? button.dataset.none : number === 1 ? button.dataset.one : button.dataset.more;
  button.textContent = words.replace("{number}", number);
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
