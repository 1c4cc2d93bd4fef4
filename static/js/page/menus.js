/* A menu is a <details class="menu">: it closes on Escape, on a click elsewhere, and when its neighbour opens. */
const open = () => document.querySelectorAll("details.menu[open], .work-top > details[open]");

function close(except) {
  for (const menu of open()) if (!menu.contains(except)) menu.open = false;
}

/** What Escape does (shortcuts.json): every menu closes, and the cursor goes back to its button. */
export function closeMenus() {
  for (const menu of open()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
}

export function menus() {
  document.addEventListener("click", (event) => close(event.target));
}
