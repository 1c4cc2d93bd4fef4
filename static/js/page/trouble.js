/* htmx requests carry the CSRF token; one that fails says so in words from the page, and keeps what was typed. */
const box = () => document.getElementById("trouble");

/** Shows one of the sentences that #trouble carries: unreachable, signedout, refused, old, gone, failed. */
function sayTrouble(kind) {
  const region = box();
  region.querySelector("[data-say]").textContent = region.dataset[kind];
  region.hidden = false;
}

function kindOf({ status }, fresh) {
  if (status === 401) return "signedout";
  if (status === 403) return fresh ? "old" : "refused";
  return status === 404 ? "gone" : "failed";
}

/** Somebody signed in since this page was opened: it takes the new token, so that one more press works. */
function takeToken(token) {
  document.querySelector("meta[name=csrf-token]").content = token;
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => (field.value = token));
}

function sayWhatFailed({ detail: { xhr } }) {
  const fresh = xhr.getResponseHeader("X-Fresh-Token");
  if (fresh) takeToken(fresh);
  sayTrouble(kindOf(xhr, fresh));
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
  document.addEventListener("htmx:responseError", sayWhatFailed);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) box().hidden = true;
  });
}
