/* data-once: a second press of a button sends nothing. data-unsaved: what was typed is not lost by accident. */
const changed = new WeakSet();

function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[data-once]")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  const button = event.submitter ?? form.querySelector("[type=submit], button:not([type])");
  // aria-busy and not disabled: a disabled button's name and value would not be sent.
  button?.setAttribute("aria-busy", "true");
}

/** Going back shows the page as it was left; its forms may be sent again. */
function allowAgain() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  }
}

function noteChange(event) {
  const form = event.target.closest?.("form[data-unsaved]");
  if (form) changed.add(form);
}

function warnBeforeLeaving(event) {
  const forms = [...document.querySelectorAll("form[data-unsaved]")];
  if (forms.some((form) => changed.has(form) && !form.dataset.sent)) event.preventDefault();
}

/** Errors are read out and reached first. */
function showErrors() {
  document.querySelector(".error-summary")?.focus();
}

export function forms() {
  document.addEventListener("submit", sendOnce);
  document.addEventListener("submit", (event) => changed.delete(event.target));
  document.addEventListener("input", noteChange);
  document.addEventListener("change", noteChange);
  addEventListener("beforeunload", warnBeforeLeaving);
  addEventListener("pageshow", allowAgain);
  showErrors();
}
