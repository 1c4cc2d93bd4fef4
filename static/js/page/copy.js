/* <button data-copy="#id" data-copied="Copied"> copies the text of #id and says so for two seconds. */
function textOf(button) {
  const source = document.querySelector(button.dataset.copy);
  return "value" in source ? source.value : source.innerText.trim();
}

/** Copies through the clipboard, or by selecting where a page without https has none. */
async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("copy was refused");
}

async function copy(button) {
  const word = button.querySelector("[data-word]") ?? button;
  const before = word.textContent;
  await copyText(textOf(button));
  word.textContent = button.dataset.copied;
  setTimeout(() => (word.textContent = before), 2000);
}

/** Where copying is refused, the text is selected so that a key press copies it. */
function select(button) {
  const source = document.querySelector(button.dataset.copy);
  if ("select" in source) source.select();
  else getSelection().selectAllChildren(source);
}

export function copyButtons() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button).catch(() => select(button));
  });
}
