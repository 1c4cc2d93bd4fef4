/* <form method="get" data-autosubmit>: a choice applies at once, typing after a short rest. */
const REST = 350;
let timer;

function apply(form) {
  clearTimeout(timer);
  if (form.checkValidity()) form.requestSubmit();
}

function typed(event) {
  const form = event.target.closest("form[data-autosubmit]");
  if (!form || !event.target.matches("input:not([type=checkbox], [type=radio])")) return;
  clearTimeout(timer);
  timer = setTimeout(() => (rememberTyping(event.target), apply(form)), REST);
}

function chosen(event) {
  const form = event.target.closest("form[data-autosubmit]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) apply(form);
}

function rememberTyping(field) {
  sessionStorage.setItem("typing-in", field.id);
}

/** After the page came back the cursor stands again where it was, behind the typed letters. */
function restoreCursor() {
  const field = document.getElementById(sessionStorage.getItem("typing-in") ?? "");
  sessionStorage.removeItem("typing-in");
  if (!field?.matches("form[data-autosubmit] input")) return;
  field.focus({ preventScroll: true });
  // Setting the value puts the cursor behind it, in fields of every type.
  const text = field.value;
  field.value = "";
  field.value = text;
}

export function filters() {
  document.addEventListener("input", typed);
  document.addEventListener("change", chosen);
  restoreCursor();
}
