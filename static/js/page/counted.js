/* A button whose words say how many are chosen: data-none, data-one, data-more with {number}. */

export function sayOn(button, number) {
  const words = number === 0 ? button.dataset.none : number === 1 ? button.dataset.one : button.dataset.more;
  button.textContent = words.replace("{number}", number);
}
