/* "/" goes to the search field; Ctrl+Enter sends the form one is typing in. */
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function toSearch(event) {
  const field = document.querySelector("input[type=search]");
  if (!field || typing(event.target)) return;
  event.preventDefault();
  field.select();
}

export function shortcuts() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) toSearch(event);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) typing(event.target)?.form?.requestSubmit();
  });
}
