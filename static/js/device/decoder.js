/* One QR decoder, whichever the browser has: its own, else zxing compiled to WebAssembly. */
import wasmFile from "zxing-wasm/reader/zxing_reader.wasm";

const WIDTH = 640;

async function nativeDetector() {
  if (!("BarcodeDetector" in window)) return null;
  const formats = await window.BarcodeDetector.getSupportedFormats();
  if (!formats.includes("qr_code")) return null;
  const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
  return async (canvas) => (await detector.detect(canvas)).map((code) => code.rawValue);
}

async function wasmDetector() {
  const { prepareZXingModule, readBarcodes } = await import("zxing-wasm/reader");
  const address = new URL(wasmFile, import.meta.url).href;
  await prepareZXingModule({ overrides: { locateFile: () => address }, fireImmediately: true });
  const options = { formats: ["QRCode"], maxNumberOfSymbols: 1, tryHarder: true };
  return async (canvas, pen) => {
    const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
    return (await readBarcodes(picture, options)).filter((code) => code.isValid).map((code) => code.text);
  };
}

/** Returns read(video) -> the code in the current picture, or "". */
export async function makeDecoder() {
  const detect = (await nativeDetector().catch(() => null)) ?? (await wasmDetector());
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    canvas.width = WIDTH;
    canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    return (await detect(canvas, pen))[0] ?? "";
  };
}
