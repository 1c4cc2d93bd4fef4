/* A row of tabs that is wider than the screen shows the tab of this page; the page itself does not move. */
function isInSight(tab, row) {
  return tab.left >= row.left && tab.right <= row.right;
}

export function showCurrentTab() {
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
    const row = tab.closest(".tabs");
    const [at, within] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
    if (!isInSight(at, within)) row.scrollLeft += at.left - within.left - (within.width - at.width) / 2;
  }
}
