/* Runs before the first paint: a chosen theme is there at once, and pages know that scripts run. */
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the machine's own theme then holds.
}
