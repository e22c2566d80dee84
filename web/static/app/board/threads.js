// Threads: help that was used, hung between the homes as lines of soft light. More help,
// more strands, up to three; the list beside the board says the number.
import { html, memo } from "../html.js";
import { round } from "./curve.js";

const STRANDS_FROM = [1, 3, 7]; // this many times help was used, and there are one, two, three strands

/** All threads between homes; `threads` as in the town, `order` the team ids in their places. */
export function Threads({ map, threads, order }) {
  return html`<g class="threads">${threads.map(({ from, to, count }) => {
    const [start, end] = [order.indexOf(from), order.indexOf(to)];
    const isKnown = start >= 0 && end >= 0 && start < map.homes.length && end < map.homes.length;
    return (
      isKnown &&
      count > 0 &&
      html`<${Thread} key=${`${from} ${to}`} map=${map} start=${start} end=${end} strands=${STRANDS_FROM.filter((least) => count >= least).length} />`
    );
  })}</g>`;
}

const Thread = memo(function Thread({ map, start, end, strands }) {
  const lines = Array.from({ length: strands }, (_, i) =>
    start === end ? loop(map, start, i) : bow(map, start, end, i),
  );
  return html`<g class="thread">${lines.map(
    (d, i) => html`<g key=${i}>
    <path class="thread-glow" d=${d} /><path class="thread-line" d=${d} /><path class="thread-lights" d=${d} />
  </g>`,
  )}</g>`;
});

function porch(map, place) {
  const {
    house: [x, y],
    right,
  } = map.homes[place];
  return [x + right * 12, y - 92];
}

// Out and back are two lines, since each bows to its own left, wide around the square.
function bow(map, start, end, strand) {
  const [x1, y1] = porch(map, start);
  const [x2, y2] = porch(map, end);
  const isAcross = Math.abs(x2 - x1) > map.W * 0.3 && Math.abs(y2 - y1) > map.H * 0.2;
  const lift = (isAcross ? 0.5 : 0.12) + strand * 0.035;
  const middle = [(x1 + x2) / 2 + (y2 - y1) * lift, Math.max(map.horizon + 30, (y1 + y2) / 2 - (x2 - x1) * lift * 0.6)];
  return `M${round(x1)} ${round(y1)}Q${middle.map(round).join(" ")} ${round(x2)} ${round(y2)}`;
}

// Help within a table: a garland along its own eaves.
function loop(map, place, strand) {
  const {
    house: [x, y],
    right,
  } = map.homes[place];
  const drop = 16 + strand * 9;
  const [a, b, c] = [x - right * 62, x + right * 30, x + right * 120];
  return `M${round(a)} ${round(y - 66)}Q${round((a + b) / 2)} ${round(y - 66 + drop)} ${round(b)} ${round(y - 66)}T${round(c)} ${round(y - 60)}`;
}
