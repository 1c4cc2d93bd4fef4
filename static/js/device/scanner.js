/* Reads passes from the camera, one after the other, until it is stopped. */
import { makeDecoder } from "./decoder.js";

const SAME_CODE_REST = 3000;
const FRAME_REST = 60;
const FAILURES = 10;
const CAMERA = { audio: false, video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } } };

/* What can be wrong with a camera, as states a page has words for. */
const REFUSALS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "no-camera",
  OverconstrainedError: "no-camera",
  NotReadableError: "busy",
  AbortError: "busy",
};

async function openCamera(video) {
  if (!window.isSecureContext || !navigator.mediaDevices) return "insecure";
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia(CAMERA);
    await video.play();
    return "";
  } catch (refusal) {
    return REFUSALS[refusal.name] ?? "no-camera";
  }
}

function nextFrame(video, work) {
  const later = () => setTimeout(work, FRAME_REST);
  if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(later);
  else later();
}

/** A pass counts when it appears, and again only after it was away for three seconds. */
function onlyNew(onCode) {
  const lastSeen = new Map();
  return (code) => {
    const now = performance.now();
    const before = lastSeen.get(code) ?? -Infinity;
    lastSeen.set(code, now);
    if (now - before > SAME_CODE_REST) onCode(code);
  };
}

function closeCamera(video) {
  video.srcObject?.getTracks().forEach((part) => part.stop());
  video.srcObject = null;
}

/** A decoder may stumble over a picture; one that stumbles over many in a row is broken. */
function patient(decode) {
  let failures = 0;
  return async (video) => {
    try {
      const code = await decode(video);
      failures = 0;
      return code;
    } catch (fault) {
      failures += 1;
      if (failures >= FAILURES) throw fault;
      return "";
    }
  };
}

function loop(video, decode, run, give) {
  const look = async () => {
    if (!run.going) return;
    const code = video.videoWidth ? await decode(video) : "";
    if (code && run.going) give(code);
    nextFrame(video, () => look().catch(run.fail));
  };
  return look();
}

/**
 * Opens the camera into `video` and calls onCode(text) for each pass.
 * onState tells where it stands: starting, ready, stopped; or why not: insecure, denied, no-camera, busy, no-decoder, ended.
 * Returns { stop }.
 */
export async function startScanner(video, { onCode, onState }) {
  const run = { going: true, fail: () => (handle.stop(), onState("no-decoder")) };
  const handle = { stop: () => ((run.going = false), closeCamera(video), onState("stopped")) };
  onState("starting");
  const refusal = await openCamera(video);
  if (refusal) return (onState(refusal), handle);
  // Some phones end the camera when a call comes in; the page offers to start again.
  video.srcObject.getVideoTracks()[0].addEventListener("ended", () => run.going && (handle.stop(), onState("ended")));
  const decode = await makeDecoder().catch(() => null);
  if (!decode) run.fail();
  if (!run.going) return handle;
  onState("ready");
  loop(video, patient(decode), run, onlyNew(onCode)).catch(run.fail);
  return handle;
}
