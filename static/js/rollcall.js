/* The roll call: a row that was pressed shows that it is on its way, and turns green only when the server has kept it. */
const buttonOf = (event) => event.detail.elt?.querySelector?.(".roll-row");

function waiting(event) {
  const button = buttonOf(event);
  if (!button) return;
  button.dataset.before = button.dataset.state;
  button.dataset.state = "waiting";
}

/** Nothing is lost: the next press sends the same id, which the server knows if it had come through. */
function asBefore(event) {
  const button = buttonOf(event);
  if (button?.dataset.before !== undefined) button.dataset.state = button.dataset.before;
}

const roll = document.querySelector("[data-roll]");
roll?.addEventListener("htmx:beforeRequest", waiting);
for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  roll?.addEventListener(failure, asBefore);
}
