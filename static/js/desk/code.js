/* The code in what was read or typed, and its hash: as `pass_code` and `codes.digest` on the server. */
const IN_ADDRESS = /\/p\/([0-9a-z-]{16,40})\/?(?:[?#].*)?$/i;
const READ_AS = { I: "1", L: "1", O: "0", "-": "", " ": "", "\u00a0": "" };
const HASH = 32;

const bare = (text) => (IN_ADDRESS.exec(text.trim())?.[1] ?? text).trim();
const normal = (text) => bare(text).toUpperCase().replace(/[ILO\- \u00a0]/g, (letter) => READ_AS[letter]);

/** The beginning of the hash, as the snapshot names it; nothing where browsers do not hash (pages without https). */
export async function hashOf(text) {
  if (!crypto.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`pass|${normal(text)}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, HASH);
}
