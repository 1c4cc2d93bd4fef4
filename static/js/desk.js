/* The desk: camera, verdict, panel and journal, put together. */
import { allowSound } from "./device/sound.js";
import { askToPersist, takeBack } from "./device/store.js";
import { startScanner } from "./device/scanner.js";
import { call } from "./desk/api.js";
import { hashOf } from "./desk/code.js";
import { followClock } from "./desk/half.js";
import { newId } from "./desk/ids.js";
import { Known } from "./desk/known.js";
import { forgetPage, keepPage } from "./desk/page.js";
import { Panel } from "./desk/panel.js";
import { Queue } from "./desk/queue.js";
import { Verdict } from "./desk/verdict.js";

const PATIENCE = 1500;
const desk = document.querySelector("[data-desk]");
const button = (name) => desk.querySelector(`[data-do=${name}]`);
const words = desk.querySelector("[data-words]").dataset;
const verdict = new Verdict(desk);
let scanner = null;
let last = null;

const { event, device, label, scans, walkIns } = desk.dataset;
const known = new Known({ url: desk.dataset.snapshot, event, label, onEvent: showEvent, onEnded: forgetPage });
const queue = new Queue({ url: scans, walkIns, event, device, onReply: answered, onState: showNet });
const panel = new Panel(desk, {
  onCode: (code) => take({ code, method: "typed" }),
  onPerson: (participation) => take({ participation, method: "search" }),
  onWalkIn: (person) => take({ ...person, method: "walk_in" }),
  find: (text) => known.find(text),
});

/** Into the journal first; if the server is slow or away, the phone says what it knows itself. */
async function take(scan) {
  const now = new Date().toISOString();
  const entry = { id: newId(), ...scan, event, roll_call: desk.dataset.rollCall, device_time: now, at: now };
  if (scan.code) entry.hash = await hashOf(scan.code);
  entry.who = known.who(entry);
  await queue.keep(entry);
  last = entry;
  setTimeout(() => last === entry && showKept(), PATIENCE);
}

/** Once for a scan, and not when the server has spoken. */
async function showKept() {
  const scan = last;
  if (!scan || scan.isSaid) return;
  scan.isSaid = true;
  const reply = await known.judge(scan);
  if (last !== scan || scan.isAnswered) return;
  scan.said = reply?.answer;
  if (reply) offer(verdict.reply(reply, true), false);
  else showPlainlyKept();
}

function showPlainlyKept() {
  offer("");
  verdict.kept();
}

/** Only the newest scan speaks, and not twice: answers that come late are kept without a word. */
function answered(reply, counts) {
  showCounts(counts);
  if (reply.id !== last?.id) return;
  last.isSaid = last.isAnswered = true;
  if (last.said === reply.answer) return;
  offer(verdict.reply(reply));
}

/** The presses that a verdict calls for; one that stays on the screen needs a way back to the panel. */
function offer(look, isSent = true) {
  button("undo").hidden = look !== "in" || !isSent;
  button("walk-in").hidden = look !== "ask";
  button("panel").hidden = desk.dataset.mode !== "camera" && !["ask", "no"].includes(look);
}

function showCounts(counts) {
  const count = counts[desk.dataset.rollCall];
  if (!count) return;
  const place = desk.querySelector("[data-count-place]");
  place.textContent = words.count.replace("{there}", count.there).replace("{of}", count.expected);
}

function showEvent({ cancelled }) {
  desk.querySelector("[data-is-cancelled]").hidden = !cancelled;
}

function showNet(state, waiting, others) {
  const net = desk.querySelector(".desk-net");
  const kept = waiting ? net.dataset.kept.replace("{count}", waiting) : "";
  net.dataset.net = state === "online" ? "online" : "offline";
  net.textContent = [net.dataset[state], kept].filter(Boolean).join(" · ");
  showWaiting(state === "ended" ? waiting : 0, others);
  if (state === "ended") known.forget();
  if (state !== "online") showKept();
}

/** Check-ins that this page cannot send, and what helps. */
function showWaiting(ended, others) {
  const place = desk.querySelector("[data-waits]");
  const says = [[ended, words.waitsHere], [others, words.waitsElsewhere]].filter(([count]) => count);
  place.textContent = says.map(([count, text]) => text.replace("{count}", count)).join(" ");
  place.hidden = !says.length;
}

async function undo() {
  const answer = await call(desk.dataset.undo, { id: newId(), scan: last.id });
  if (answer.status === 200) await takeBack(last.id);
  verdict.clear();
  offer("");
  const says = answer.status === 200 ? words.undone : (answer.content?.detail ?? words.notSent);
  panel.say(says);
  desk.querySelector("[data-hint]").textContent = says;
}

function showCamera(state) {
  const hint = desk.querySelector("[data-hint]");
  hint.textContent = hint.dataset[state.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] ?? "";
  const runs = ["starting", "ready"].includes(state);
  button("camera").hidden = runs;
}

async function startCamera() {
  allowSound();
  askToPersist();
  desk.dataset.mode = "camera";
  button("panel").hidden = false;
  scanner?.stop();
  const video = desk.querySelector("video");
  scanner = await startScanner(video, { onCode: (code) => take({ code, method: "camera" }), onState: showCamera });
}

function openPanel() {
  scanner?.stop();
  verdict.clear();
  delete desk.dataset.mode;
  button("panel").hidden = true;
  button("camera").hidden = false;
}

function openWalkIn() {
  openPanel();
  offer("");
  desk.querySelector("#walk-in").open = true;
  desk.querySelector("[data-walk-in]").name.focus();
}

const PRESSES = { camera: startCamera, panel: openPanel, undo, "walk-in": openWalkIn };
for (const [name, press] of Object.entries(PRESSES)) button(name).addEventListener("click", press);
document.addEventListener("pointerdown", allowSound, { once: true });
followClock(desk);
queue.flush();
keepPage(desk.dataset.worker).catch(() => {}); // without network: what was kept before is kept on
