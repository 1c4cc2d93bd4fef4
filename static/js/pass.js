/* The pass: the screen stays on, and a press on the code shows it alone, as large as the phone. */
import { holdAwake } from "./device/wake.js";

function showAlone(code) {
  const alone = document.createElement("dialog");
  alone.className = "code-alone";
  alone.setAttribute("aria-label", code.getAttribute("aria-label") ?? "");
  alone.append(code.querySelector("svg").cloneNode(true));
  alone.addEventListener("click", () => alone.close());
  alone.addEventListener("close", () => alone.remove());
  document.body.append(alone);
  alone.showModal();
}

holdAwake();
for (const code of document.querySelectorAll("button.pass-code")) {
  code.addEventListener("click", () => showAlone(code));
}
