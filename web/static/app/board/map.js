// The map: where homes, streets, stones and the square lie, for any number of teams and any
// shape of screen. Pure geometry; units are those of the drawing (1080 high at 16:9).
import { curveThrough, round } from "./curve.js";
import { placeNames } from "./names.js";

const AREA = 1920 * 1080;
const HORIZON = 0.19;
const YARD_GAP = 202; // along the street from the yard's middle to the first stone
const SQUARE_GAP = 92;
const STONES = 7; // stages 1 to 7; 0 is the home, 8 and 9 stand in the square

// The way from a corner home to the square as [across, down]: across 0 is the screen's edge, 1 its
// middle; down -1 is the highest street, 0 the middle of the square, 1 the lowest street.
const CORNER = [
  [0.36, -0.86],
  [0.53, -1.02],
  [0.68, -0.99],
  [0.725, -0.8],
  [0.63, -0.63],
  [0.48, -0.55],
  [0.42, -0.36],
  [0.52, -0.19],
  [0.65, -0.27],
];
const CORNERS = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
].map(([right, down]) => ({ kind: "corner", right, down, way: CORNER }));
const CORNERS_FOR = { 1: [0], 2: [0, 3], 3: [0, 1, 2], 4: [0, 1, 2, 3] };
const LANES_FOR = { 3: [-0.86, 0.08, 0.94], 4: [-0.93, -0.27, 0.36, 0.98] };

// Up to four teams have a corner each; more live in lanes down both sides of a larger sheet.
function placesFor(count) {
  if (count <= 4) return CORNERS_FOR[count].map((i) => CORNERS[i]);
  const lanes = LANES_FOR[Math.ceil(count / 2)];
  return lanes.flatMap((lane) => [laneAt(lane, 1), laneAt(lane, -1)]).slice(0, count);
}

function laneAt(lane, right) {
  const way = [
    [0.25, lane + 0.05],
    [0.33, lane - 0.11],
    [0.42, lane + 0.07],
    [0.51, lane * 0.92 - 0.1],
    [0.6, lane * 0.8 + 0.06],
    [0.68, lane * 0.62],
  ];
  return { kind: "lane", right, down: 1, lane, way };
}

/** The map for a number of teams (1 to 8) on a screen of that shape; the same object while nothing changes. */
export function mapFor(teamCount, width, height, stageNames = []) {
  const ratio = Math.min(2.2, Math.max(1.2, width / height));
  const key = `${teamCount} ${ratio.toFixed(3)} ${stageNames.join(" ")}`;
  if (!kept.has(key)) {
    const bare = drawMap(Math.min(8, Math.max(1, teamCount)), ratio);
    kept.set(key, { ...bare, names: placeNames(bare, stageNames), key });
  }
  return kept.get(key);
}
const kept = new Map();

function drawMap(teamCount, ratio) {
  const isWide = teamCount > 4;
  const W = Math.round(Math.sqrt(AREA * (isWide ? 1.85 : 1) * ratio));
  const H = Math.round(W / ratio);
  const rx = Math.min(isWide ? 430 : 300, W * 0.16);
  const square = { x: W / 2, y: H * 0.575, rx, ry: rx * 0.52 };
  const sheet = { W, H, horizon: Math.round(H * HORIZON), square, text: H / 42, head: H / (isWide ? 34 : 22.5) };
  const size = H / 22.5;
  sheet.tally = { x: W / 2, y: square.y + square.ry + 16, size, wide: size * 8.4, high: size * 2.15 };
  const homes = placesFor(teamCount).map((place) => homeAt(place, sheet));
  giveSectors(homes);
  return { ...sheet, homes, signs: homes.map((home) => signBox(home, sheet)) };
}

function homeAt(place, sheet) {
  const spot = spotOn(sheet);
  const corner = yardOf(place, sheet);
  const way = place.way.map(([across, down]) => spot(place, across, down));
  const street = curveThrough([corner.yard, ...way, squareEdge(sheet.square, way.at(-1))]);
  const step = (street.length - YARD_GAP - SQUARE_GAP) / (STONES - 1);
  const stones = Array.from({ length: STONES }, (_, i) => street.at(YARD_GAP + i * step).map(round));
  return { ...place, ...corner, street, stones, angle: angleOf(sheet.square, way.at(-1)) };
}

// What a name of usual length takes; longer ones are written smaller.
function signBox({ sign: [x, y], edge }, { W, head }) {
  const wide = Math.min(W * 0.3, head * 9);
  const left = edge === "start" ? x : x - wide;
  return { left, right: left + wide, top: y - head * 0.8, bottom: y + head * 0.8 };
}

// Above the square there is less room than below it, because the sky is up there.
function spotOn({ W, H, square }) {
  const up = square.y - H * 0.325;
  const low = H * 0.87 - square.y;
  return ({ right, down }, across, fall) => {
    const y = fall * down;
    return [W / 2 - right * (1 - across) * (W / 2), square.y + (y < 0 ? y * up : y * low)];
  };
}

function yardOf({ kind, right, down, lane }, sheet) {
  const { W, H } = sheet;
  const side = (x) => (right === 1 ? x : W - x);
  const edge = right === 1 ? "start" : "end";
  if (kind === "lane") {
    const y = spotOn(sheet)({ right, down: 1 }, 0, lane)[1];
    return { house: [side(W * 0.05), y - 30], yard: [side(W * 0.066), y + 24], sign: [side(W * 0.01), y + 84], edge };
  }
  return down === 1
    ? { house: [side(W * 0.07), H * 0.35], yard: [side(W * 0.09), H * 0.42], sign: [side(W * 0.014), H * 0.058], edge }
    : {
        house: [side(W * 0.07), H * 0.795],
        yard: [side(W * 0.09), H * 0.87],
        sign: [side(W * 0.014), H * 0.953],
        edge,
      };
}

// In the square every team has an equal part of the circle, as near its own street as it can be.
function giveSectors(homes) {
  const part = (Math.PI * 2) / homes.length;
  const turning = homes.toSorted((a, b) => a.angle - b.angle);
  const offset = turning.reduce((sum, home, i) => sum + home.angle - i * part, 0) / homes.length;
  turning.forEach((home, i) => {
    home.sector = offset + i * part;
  });
}

function angleOf(square, [x, y]) {
  return Math.atan2((y - square.y) / square.ry, (x - square.x) / square.rx);
}

function squareEdge(square, from) {
  const angle = angleOf(square, from);
  return [square.x + Math.cos(angle) * square.rx * 0.97, square.y + Math.sin(angle) * square.ry * 0.97];
}
