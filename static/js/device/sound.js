/* Four short sounds a helper tells apart without looking. Each is a list of [hertz, start, length] in seconds. */
const VERDICTS = {
  good: [[660, 0, 0.09], [990, 0.09, 0.16]],
  again: [[660, 0, 0.09], [660, 0.14, 0.09]],
  ask: [[440, 0, 0.12], [554, 0.15, 0.12], [440, 0.3, 0.16]],
  no: [[196, 0, 0.4]],
};
const BUZZ = { good: [40], again: [40, 60, 40], ask: [80, 60, 80], no: [300] };

let audio = null;

/** Browsers allow sound only after a press: call this from the press that starts the desk. */
export function allowSound() {
  const Context = window.AudioContext ?? window.webkitAudioContext;
  if (!Context) return;
  audio ??= new Context();
  audio.resume();
}

function tone([hertz, start, length], shape) {
  const wave = audio.createOscillator();
  const volume = audio.createGain();
  const from = audio.currentTime + start;
  wave.type = shape;
  wave.frequency.value = hertz;
  // A short rise and fall: a wave that is cut off clicks.
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.35, from + 0.01);
  volume.gain.setValueAtTime(0.35, from + length - 0.02);
  volume.gain.linearRampToValueAtTime(0, from + length);
  wave.connect(volume).connect(audio.destination);
  wave.start(from);
  wave.stop(from + length);
}

/** Sounds and shakes a verdict: good, again, ask or no. Silent before allowSound. */
export function sound(verdict) {
  navigator.vibrate?.(BUZZ[verdict]);
  if (!audio) return;
  for (const part of VERDICTS[verdict]) tone(part, verdict === "no" ? "sawtooth" : "triangle");
}
