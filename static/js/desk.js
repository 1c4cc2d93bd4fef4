/* The desk: camera, verdict, panel and journal, put together. */
import { allowSound } from "./device/sound.js";
import { askToPersist } from "./device/store.js";
import { startScanner } from "./device/scanner.js";
import { call } from "./desk/api.js";
import { followClock } from "./desk/half.js";
import { newId } from "./desk/ids.js";
import { Panel } from "./desk/panel.js";
import { Queue } from "./desk/queue.js";
import { Verdict } from "./desk/verdict.js";

const PATIENCE = 1500;
const desk = document.querySelector("[data-desk]");
const button = (name) => desk.querySelector(`[data-do=${name}]`);
const words = desk.querySelector("[data-words]").dataset;
const verdict = new Verdict(desk);
let scanner = null;
let last = "";

const queue = new Queue({ url: desk.dataset.scans, device: desk.dataset.device, onReply: answered, onState: showNet });
const panel = new Panel(desk, {
  onCode: (code) => take({ code, method: "typed" }),
  onPerson: (participation) => take({ participation, method: "search" }),
  onWalkIn: welcome,
});

/** Into the journal first; if the server is slow, the screen says that the scan is kept. */
async function take(scan) {
  const entry = { ...scan, id: newId(), roll_call: desk.dataset.rollCall, device_time: new Date().toISOString() };
  last = entry.id;
  await queue.keep(entry);
  setTimeout(() => last === entry.id && desk.dataset.answered !== entry.id && showKept(), PATIENCE);
}

function showKept() {
  offer("");
  verdict.kept();
}

/** Only the newest scan speaks: answers that come late are kept without a word. */
function answered(reply, counts) {
  showCounts(counts);
  if (reply.id !== last) return;
  desk.dataset.answered = reply.id;
  offer(verdict.reply(reply));
}

function offer(look) {
  button("undo").hidden = look !== "in";
  button("walk-in").hidden = look !== "ask";
}

function showCounts(counts) {
  const count = counts[desk.dataset.rollCall];
  if (!count) return;
  const place = desk.querySelector("[data-count-place]");
  place.textContent = words.count.replace("{there}", count.there).replace("{of}", count.expected);
}

function showNet(state, waiting) {
  const net = desk.querySelector(".desk-net");
  const kept = waiting ? net.dataset.kept.replace("{count}", waiting) : "";
  net.dataset.net = state === "online" ? "online" : "offline";
  net.textContent = [net.dataset[state], kept].filter(Boolean).join(" · ");
}

async function welcome(person) {
  const answer = await call(desk.dataset.walkIns, { ...person, roll_call: desk.dataset.rollCall });
  if (answer.status !== 200) return false;
  desk.querySelector("[data-walk-in]").ref.defaultValue = newId();
  last = person.id;
  answered(answer.content.replies[0], answer.content.counts);
  return true;
}

async function undo() {
  const answer = await call(desk.dataset.undo, { id: newId(), scan: last });
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
