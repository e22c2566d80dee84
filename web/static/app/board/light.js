// The light of the season: from the blue hour over a plum dusk to a clear dawn, as custom
// properties that the drawing's style sheet uses. `dusk` is 0 at the start and 1 at the end.

const LIGHTS = {
  "sky-top": ["#070d26", "#232b5c", "#4f83bd"],
  "sky-mid": ["#101b42", "#544a86", "#a9c3dc"],
  "sky-low": ["#2a3a70", "#c77f86", "#ffdca6"],
  sun: ["#3d5190", "#f2a483", "#fff0c4"],
  cloud: ["#1d2a57", "#7d5d8c", "#fbe6d2"],
  "hill-far": ["#18234d", "#4d4677", "#7f8fb0"],
  "hill-near": ["#101a3c", "#2f305c", "#51688a"],
  water: ["#1c2a5a", "#8d6684", "#d8d3c9"],
  "ground-far": ["#1c2a4e", "#2c3656", "#42594f"],
  "ground-near": ["#0f1833", "#182341", "#26403b"],
  knoll: ["#182546", "#25304f", "#385046"],
  street: ["#3f4c73", "#5a5877", "#8b8471"],
  "street-edge": ["#2a3659", "#403f5f", "#5d5f50"],
  stone: ["#aeb8d2", "#d2c6cf", "#efe5cf"],
  "stone-side": ["#66719a", "#837a94", "#a39a80"],
  square: ["#3a476f", "#5b5674", "#93897a"],
  "square-line": ["#4d5a84", "#716a87", "#aba08c"],
  tree: ["#0d1a30", "#17283c", "#234536"],
  "tree-light": ["#15263f", "#22384a", "#34604a"],
  trunk: ["#0d1428", "#1d2033", "#3d332b"],
  pane: ["#0c1530", "#1f2848", "#4b6484"],
  outline: ["#070d22", "#0f1631", "#182338"],
  shadow: ["#060b1e", "#0b1229", "#13231f"],
};

const NIGHT = "#101a3d";
const FACADES = ["#c8954a", "#a6574a", "#6a87a0", "#d6cbb4", "#84967c", "#b98b74"];
const ROOFS = ["#3b4058", "#7a4a42", "#4a4a52"];

/** The colours of that moment, as custom properties for a style object. */
export function lightAt(dusk, isBright = false) {
  const season = Math.min(1, Math.max(0, dusk));
  const at = isBright ? 0.66 + 0.34 * season : season;
  const colours = Object.entries(LIGHTS).map(([name, keys]) => [`--${name}`, between(keys, at)]);
  const veil = 0.66 - 0.5 * at;
  const walls = FACADES.map((colour, i) => [`--facade-${i}`, mix(colour, NIGHT, veil)]);
  const roofs = ROOFS.map((colour, i) => [`--roof-${i}`, mix(colour, NIGHT, veil + 0.06)]);
  return Object.fromEntries([
    ...colours,
    ...walls,
    ...roofs,
    ["--stars", String(Math.max(0, 1 - at * 1.5))],
    ["--sunrise", `${Math.round(130 * (1 - at))}px`],
  ]);
}

// The sky behind words: the same evening, never brighter than light letters stand clear on (7 to 1).
const EVENING = {
  "eve-top": ["#070d26", "#121a45", "#1a3052"],
  "eve-mid": ["#101a3d", "#292856", "#273b5b"],
  "eve-low": ["#1f2b5c", "#492d46", "#4c3334"],
};

/** The colours of the evening sky behind a step's words, as custom properties. */
export function eveningAt(dusk) {
  const season = Math.min(1, Math.max(0, dusk));
  return Object.fromEntries(Object.entries(EVENING).map(([name, keys]) => [`--${name}`, between(keys, season)]));
}

function between([night, dusk, dawn], at) {
  return at < 0.5 ? mix(night, dusk, at * 2) : mix(dusk, dawn, at * 2 - 1);
}

function mix(from, to, share) {
  const [a, b] = [from, to].map(channels);
  return `rgb(${a.map((value, i) => Math.round(value + (b[i] - value) * share)).join(" ")})`;
}

function channels(hex) {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}
