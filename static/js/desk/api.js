/* Talking to the server: JSON, with the cookie of this phone, and never longer than ten seconds. */
const PATIENCE = 10_000;
const token = () => document.querySelector("meta[name=csrf-token]").content;

/** Answers { status, content }; status 0 means that the server was not reached. */
export async function call(url, content) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(url, { ...(content ? post(content) : {}), signal: stop.signal });
    return { status: response.status, content: await response.json().catch(() => null) };
  } catch {
    return { status: 0, content: null };
  } finally {
    clearTimeout(timer);
  }
}

function post(content) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
  return { method: "POST", headers, body: JSON.stringify(content) };
}
