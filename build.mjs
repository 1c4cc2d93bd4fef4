/* Builds static/css and static/js into static/built: `npm run build`, or `npm run build -- --watch`. */
import { context } from "esbuild";
import { readFile, readdir, rm } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { basename } from "node:path";

const OUT = "static/built";
const TARGET = ["es2020", "chrome99", "firefox97", "safari15.4"];

/** Where the style sheet says light-dark(a, b), phones from before 2024 get two plain token sets. */
const twoTokenSets = {
  name: "two-token-sets",
  setup(build) {
    build.onLoad({ filter: /tokens\.css$/ }, async ({ path }) => ({
      contents: splitTokens(await readFile(path, "utf8")),
      loader: "css",
    }));
  },
};

function splitTokens(source) {
  const dark = [];
  const light = source.replace(
    /(--[\w-]+):\s*light-dark\(([^;]+?),\s([^;]+?)\);/g,
    (_, name, day, night) => (dark.push(`${name}: ${night};`), `${name}: ${day};`),
  );
  if (light.includes("light-dark(")) throw new Error("tokens.css: a light-dark() was not understood");
  // Only screens are ever dark: paper stays white whatever the reader has chosen.
  return `${light}
@layer tokens { @media screen {
  [data-theme=dark] { ${dark.join(" ")} }
  @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { ${dark.join(" ")} } }
} }`;
}

const shared = {
  bundle: true,
  minify: true,
  target: TARGET,
  outdir: OUT,
  metafile: true,
  logLevel: "warning",
  assetNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  loader: { ".wasm": "file", ".woff2": "file", ".woff": "file" },
};

/** The scripts that are no modules: theme.js runs before the first paint, and Firefox starts no worker that is one. */
const PLAIN = ["theme.js", "desk-worker.js"];

/** Every other file directly in static/js is a page's script; what they share lives in folders beside them. */
async function pageScripts() {
  const names = (await readdir("static/js")).filter((name) => name.endsWith(".js") && !PLAIN.includes(name));
  return names.map((name) => `static/js/${name}`);
}

async function contexts() {
  return Promise.all([
    context({ ...shared, entryPoints: ["static/css/kilim.css"], plugins: [twoTokenSets] }),
    context({ ...shared, entryPoints: PLAIN.map((name) => `static/js/${name}`), format: "iife" }),
    context({ ...shared, entryPoints: await pageScripts(), format: "esm", splitting: true }),
  ]);
}

async function report(outputs) {
  for (const path of outputs.sort()) {
    const bytes = await readFile(path);
    const packed = /\.woff2?$/.test(path) ? bytes.length : gzipSync(bytes).length;
    const kb = (n) => `${(n / 1000).toFixed(1).padStart(7)} kB`;
    console.log(`${kb(bytes.length)} ${kb(packed)} gz  ${basename(path)}`);
  }
}

const builds = await contexts();
if (process.argv.includes("--watch")) {
  await Promise.all(builds.map((build) => build.watch()));
} else {
  const begun = performance.now();
  await rm(OUT, { recursive: true, force: true });
  const results = await Promise.all(builds.map((build) => build.rebuild()));
  await Promise.all(builds.map((build) => build.dispose()));
  await report(results.flatMap((result) => Object.keys(result.metafile.outputs)));
  console.log(`built in ${Math.round(performance.now() - begun)} ms`);
}
