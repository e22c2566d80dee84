// Sites: the places where a house can stand. Rows between the streets, never on a street, a yard,
// the square or a sign; ordered from the square outwards, so that the town grows from its middle.
import { chance } from "./chance.js";
import { boxAround, isOver } from "./boxes.js";
import { depth } from "./depth.js";

const WANTED = 60;
const SIZES = [1.16, 1.1, 1.04, 0.99, 0.94, 0.89, 0.85, 0.81, 0.77, 0.72, 0.66, 0.58, 0.5, 0.42];
const FIRST_ROWS = [40, 52, 64, 76];
const HOUSE = { wide: 72, high: 98 };

/** At least `wanted` sites if the map has room for them at any size: `[{x, y, size, shape, tint}]`. */
export function sitesFor(map, wanted = WANTED) {
  const enough = wanted <= WANTED ? WANTED : Math.ceil(wanted / 10) * 10;
  const key = `${map.key}:${enough}`;
  if (!kept.has(key)) kept.set(key, layOut(map, enough));
  return kept.get(key);
}
const kept = new Map();

// The largest houses that leave room for enough; where the first row begins is tried out.
function layOut(map, enough) {
  const taken = takenGround(map);
  let best = [];
  for (const size of SIZES) {
    for (const start of FIRST_ROWS) {
      const sites = rowsOf(map, size, map.horizon + start, taken);
      if (sites.length > best.length) best = sites;
    }
    if (best.length >= enough) break;
  }
  return growingEvenly(map, best);
}

// The nearest sites of each quarter in turn, so that no side of the town waits for another.
function growingEvenly(map, sites) {
  const quarters = [[], [], [], []];
  for (const site of sites.toSorted((a, b) => farFromSquare(map, a) - farFromSquare(map, b)))
    quarters[quarterOf(map, site)].push(site);
  return quarters
    .flatMap((quarter) => quarter.map((site, i) => ({ site, turn: (i + 0.5) / quarter.length })))
    .sort((a, b) => a.turn - b.turn)
    .map(({ site }) => site);
}

function quarterOf({ square }, { x, y }) {
  const [across, down] = [(x - square.x) / 1.9, y - square.y];
  if (Math.abs(across) > Math.abs(down)) return across < 0 ? 0 : 1;
  return down < 0 ? 2 : 3;
}

function farFromSquare({ square }, { x, y }) {
  return Math.hypot((x - square.x) / 1.9, y - square.y);
}

function rowsOf(map, unit, start, taken) {
  const draw = chance(20180207);
  const sites = [];
  for (let y = start, row = 0; y < map.H - 14; row += 1) {
    const size = unit * depth(map, y);
    const step = HOUSE.wide * size;
    for (let x = step * (0.7 + 0.4 * (row % 2)); x < map.W - step * 0.55;) {
      const site = {
        x: Math.round(x),
        y: Math.round(y + (draw() - 0.5) * 8 * size),
        size,
        shape: Math.floor(draw() * 4),
        tint: Math.floor(draw() * 6),
      };
      if (isFree(site, taken)) {
        sites.push(site);
        x += step;
      } else x += step / 5;
    }
    y += 88 * size;
  }
  return sites;
}

/** Trees for the ground where nothing else will ever stand: `[{x, y, size, shape}]`. */
export function grovesFor(map) {
  if (!groves.has(map.key)) groves.set(map.key, plant(map));
  return groves.get(map.key);
}
const groves = new Map();

function plant(map) {
  const draw = chance(1847);
  const taken = [...takenGround(map), ...sitesFor(map).slice(0, WANTED).map(houseBox)];
  const trees = [];
  for (let tries = 0; tries < 900 && trees.length < 64; tries += 1) {
    const y = map.horizon + 34 + draw() * (map.H - map.horizon - 40);
    const tree = {
      x: Math.round(draw() * map.W),
      y: Math.round(y),
      size: depth(map, y) * (0.62 + draw() * 0.3),
      shape: Math.floor(draw() * 4),
    };
    const box = { left: tree.x - 19, right: tree.x + 19, top: tree.y - 52 * tree.size, bottom: tree.y + 6 };
    if (taken.some((other) => isOver(box, other))) continue;
    trees.push(tree);
    taken.push({ ...box, top: tree.y - 14 });
  }
  return trees;
}

function isFree(site, taken) {
  const box = houseBox(site);
  return !taken.some((other) => isOver(box, other));
}

function houseBox({ x, y, size }) {
  const half = (HOUSE.wide / 2) * size;
  return { left: x - half, right: x + half, top: y - HOUSE.high * size, bottom: y + 6 };
}

/** Ground that houses keep off: streets with their walkers and names, square, yards, signs. */
function takenGround(map) {
  const { x, y, rx, ry } = map.square;
  return [
    ...map.homes.flatMap((home) => [
      ...home.street.dots.filter((dot, i) => i % 4 === 0).map((dot) => boxAround(dot, 40, 58, 40)),
      ...home.stones.map((stone) => boxAround(stone, 44, 78, 20)),
      boxAround(home.house, 145, 180, 24),
      boxAround(home.yard, 165, 110, 40),
    ]),
    ...map.names.map((name) => ({ ...name.box, bottom: name.box.bottom + 4 })),
    ...map.signs,
    boxAround([map.tally.x, map.tally.y], map.tally.wide / 2 + 12, 0, map.tally.high + 8),
    boxAround([x, y], rx * 0.75, ry + 64, ry + 20),
    boxAround([x, y], rx + 40, ry * 0.75 + 60, ry * 0.75 + 30),
  ];
}

/** Which site each door has: a door keeps its site for as long as it stands; a new one takes the nearest free. */
export function settle(before, doorIds) {
  const settled = new Map();
  const used = new Set();
  for (const id of doorIds) {
    if (!before.has(id)) continue;
    settled.set(id, before.get(id));
    used.add(before.get(id));
  }
  let next = 0;
  for (const id of doorIds) {
    if (settled.has(id)) continue;
    while (used.has(next)) next += 1;
    settled.set(id, next);
    used.add(next);
  }
  return settled;
}
