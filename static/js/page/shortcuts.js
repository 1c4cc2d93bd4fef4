/* Keys that shortcuts.json lists do what this file says; the page of shortcuts is made from the same list. */
import { closeMenus } from "./menus.js";
import list from "./shortcuts.json";

const typing = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const link = (name) => document.querySelector(`link[data-shortcut=${name}]`)?.href;

const actions = {
  help: () => go(link("help")),
  home: () => go(link("home")),
  search() {
    const field = document.querySelector("input[type=search]");
    field?.select();
    return Boolean(field);
  },
  send(event) {
    const form = typing(event.target)?.form;
    form?.requestSubmit();
    return Boolean(form);
  },
  close: () => closeMenus(),
};

function go(address) {
  if (address) location.assign(address);
  return Boolean(address);
}

/** Single keys can be switched off: voices and trembling hands press them by accident. */
const single = {
  get on() {
    try {
      return localStorage.getItem("single-keys") !== "off";
    } catch {
      return true;
    }
  },
  set on(wanted) {
    try {
      if (wanted) localStorage.removeItem("single-keys");
      else localStorage.setItem("single-keys", "off");
    } catch {
      // Storage may be forbidden; the keys then stay as they are.
    }
  },
};

function isPressed(shortcut, event) {
  if (event.key !== shortcut.key || event.altKey) return false;
  if (Boolean(shortcut.control) !== (event.ctrlKey || event.metaKey)) return false;
  return !shortcut.single || (single.on && !typing(event.target));
}

function press(event) {
  const shortcut = list.find((one) => isPressed(one, event));
  if (shortcut && actions[shortcut.action](event)) event.preventDefault();
}

function offerSwitch() {
  const box = document.querySelector("[data-single-keys]");
  if (!box) return;
  box.checked = single.on;
  box.addEventListener("change", () => (single.on = box.checked));
}

export function shortcuts() {
  document.addEventListener("keydown", press);
  offerSwitch();
}
