/* .themes holds three buttons, data-theme-choice = auto | light | dark; the choice stays in this browser. */
const root = document.documentElement;

function current() {
  return root.dataset.theme ?? "auto";
}

function remember(theme) {
  try {
    if (theme === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}

function apply(theme) {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  remember(theme);
  mark();
}

function mark() {
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === current()));
  }
}

export function themeSwitch() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (button) apply(button.dataset.themeChoice);
  });
  mark();
}
