/* .drop around a file field: files may be dropped on it, and their names are shown. */
const zoneOf = (event) => event.target.closest?.(".drop");

function show(event) {
  const zone = zoneOf(event);
  const line = zone?.querySelector(".chosen");
  if (line) line.textContent = [...event.target.files].map((file) => file.name).join(", ");
}

function take(zone, dropped) {
  const field = zone.querySelector("input[type=file]");
  const files = new DataTransfer();
  [...dropped].slice(0, field.multiple ? dropped.length : 1).forEach((file) => files.items.add(file));
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function hover(event) {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  zone.classList.add("over");
}

function leave(event) {
  const zone = zoneOf(event);
  if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("over");
}

function drop(event) {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  zone.classList.remove("over");
  take(zone, event.dataTransfer.files);
}

export function drops() {
  document.addEventListener("dragover", hover);
  document.addEventListener("dragleave", leave);
  document.addEventListener("drop", drop);
  document.addEventListener("change", show);
}
