/* htmx requests carry the CSRF token; one that fails says so in words from the page, and keeps what was typed. */
const box = () => document.getElementById("trouble");

/** Shows one of the sentences that #trouble carries: unreachable, signedout, refused, gone, failed. */
export function sayTrouble(kind) {
  const region = box();
  region.querySelector("[data-say]").textContent = region.dataset[kind];
  region.hidden = false;
}

function kindOf(status) {
  if (status === 401) return "signedout";
  if (status === 403) return "refused";
  return status === 404 ? "gone" : "failed";
}

function carryToken(event) {
  const token = document.querySelector("meta[name=csrf-token]")?.content;
  if (token) event.detail.headers["X-CSRFToken"] = token;
}

export function trouble() {
  if (!box()) return;
  box().querySelector("button").addEventListener("click", () => (box().hidden = true));
  document.addEventListener("htmx:configRequest", carryToken);
  document.addEventListener("htmx:sendError", () => sayTrouble("unreachable"));
  document.addEventListener("htmx:timeout", () => sayTrouble("unreachable"));
  document.addEventListener("htmx:responseError", (event) => sayTrouble(kindOf(event.detail.xhr.status)));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) box().hidden = true;
  });
}
