// Where a stage's name stands beside its stone: under it where that is free, else at its side.
import { html, memo } from "../html.js";
import { boxAround, isOver } from "./boxes.js";
import { depth } from "./depth.js";
import { textWidth } from "./type.js";

/** The names of stages 1 to 7 along every street. */
export const StageNames = memo(function StageNames({ map }) {
  return html`<g>${map.names.map(
    ({ key, text, x, y, anchor }) =>
      html`<text key=${key} class="stage-name" x=${x} y=${y} text-anchor=${anchor} font-size=${nameSize(map)}>${text}</text>`,
  )}</g>`;
});

function nameSize(map) {
  return map.text * 0.92;
}

/** Where the names go on a map that has its homes and streets: `[{key, text, x, y, anchor, box}]`. */
export function placeNames(map, stageNames) {
  const named = map.homes.length > 4 ? map.homes.slice(0, 2) : map.homes; // more streets, fewer words
  const stones = named.flatMap((home, place) =>
    home.stones.map(([x, y], i) => ({ key: `${place} ${i}`, x, y, text: stageNames[i + 1] ?? "" })),
  );
  const paving = map.homes.flatMap((home) => home.street.dots).map((dot) => boxAround(dot, 14, 14, 14));
  const plates = [...map.signs, tallyBox(map)];
  const placed = [];
  for (const stone of stones) {
    const walkers = stones.filter((other) => other !== stone).map((other) => walker(map, other));
    const costOf = ({ box }) => priceOf(map, box, walkers, placed, paving, plates);
    const [best] = candidates(map, stone).toSorted((a, b) => a.aside + costOf(a) - b.aside - costOf(b));
    placed.push({ ...best, key: stone.key, text: stone.text });
  }
  return placed;
}

function candidates(map, { x, y, text }) {
  const size = nameSize(map);
  const wide = textWidth(text, size);
  const scale = depth(map, y);
  const away = 42 * scale;
  const spot = (sx, sy, anchor, left, aside) => ({
    x: sx,
    y: sy,
    anchor,
    aside,
    box: { left, right: left + wide, top: sy - size * 0.8, bottom: sy + size * 0.25 },
  });
  return [
    spot(x, y + 20 * scale + size * 0.86, "middle", x - wide / 2, 0),
    spot(x - away, y + size * 0.35, "end", x - away - wide, 30),
    spot(x + away, y + size * 0.35, "start", x + away, 30),
  ];
}

// Another name or a plate costs most, a walker over the name next, the streets' paving least.
function priceOf(map, box, walkers, placed, paving, plates) {
  const count = (boxes) => boxes.filter((other) => isOver(box, other)).length;
  const firm = count(placed.map((name) => name.box)) + count(plates) + (isOnSquare(map.square, box) ? 1 : 0);
  return firm * 200 + count(walkers) * 100 + Math.min(20, count(paving) * 2);
}

function walker(map, { x, y }) {
  const size = depth(map, y);
  return boxAround([x, y], 24 * size, 74 * size, 0);
}

function tallyBox({ tally }) {
  return boxAround([tally.x, tally.y], tally.wide / 2, 0, tally.high);
}

function isOnSquare({ x, y, rx, ry }, box) {
  return [box.left, box.right].some((bx) =>
    [box.top, box.bottom].some((by) => Math.hypot((bx - x) / (rx + 12), (by - y) / (ry + 10)) < 1),
  );
}
