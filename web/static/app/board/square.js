// The square: paving, the mission's lights on a string around it, and the common pot, a bowl of
// fire with one lamp for each graduate and one flame more for each who has a job.
import { html, memo } from "../html.js";
import { round } from "./curve.js";

/** The paved square and its name. */
export const Paving = memo(function Paving({ map }) {
  const { x, y, rx, ry } = map.square;
  const rings = [0.93, 0.72, 0.5, 0.3];
  return html`<g>
    <ellipse class="square-side" cx=${x} cy=${y + 9} rx=${rx + 10} ry=${ry + 7} />
    <ellipse class="square" cx=${x} cy=${y} rx=${rx + 10} ry=${ry + 7} />
    ${rings.map((r) => html`<ellipse key=${r} class="square-line" cx=${x} cy=${y} rx=${rx * r} ry=${ry * r} stroke-dasharray=${`${round(26 * r + 8)} 5`} />`)}
  </g>`;
});

/** The common pot: `in_job` of `of` lamps lit around a bowl whose fire grows with them. */
export const Pot = memo(function Pot({ map, in_job, of }) {
  const { x, y, rx, ry } = map.square;
  const share = of > 0 ? in_job / of : 0;
  return html`<g>
    <ellipse class="firelight" cx=${x} cy=${y} rx=${rx * (0.55 + 0.85 * share)} ry=${ry * (0.6 + 1.1 * share)} fill="url(#town-fire)"
      style=${{ opacity: in_job > 0 ? 0.55 + 0.45 * share : 0 }} />
    <g style=${{ transform: `translate(${x}px, ${y}px)` }}>
      ${ringOf(of, rx * 0.39, ry * 0.4).map(([lx, ly], i) => ly < 0 && html`<${RimLamp} key=${i} x=${lx} y=${ly} isLit=${i < in_job} />`)}
      <${Bowl} share=${share} isBurning=${in_job > 0} />
      ${ringOf(of, rx * 0.39, ry * 0.4).map(([lx, ly], i) => ly >= 0 && html`<${RimLamp} key=${i} x=${lx} y=${ly} isLit=${i < in_job} />`)}
    </g>
  </g>`;
});

// Starting at the front, so that the first lamp lit is the one seen best.
function ringOf(count, rx, ry) {
  return Array.from({ length: count }, (_, i) => {
    const angle = Math.PI / 2 + (i * Math.PI * 2) / count + Math.PI / count;
    return [round(Math.cos(angle) * rx), round(Math.sin(angle) * ry)];
  });
}

export function RimLamp({ x, y, isLit }) {
  return html`<g class=${isLit ? "rim-lamp rim-lamp--lit" : "rim-lamp"} style=${{ transform: `translate(${x}px, ${y}px)` }}>
    ${isLit && html`<circle class="glow" cy="-9" r="24" fill="url(#town-halo)" />`}
    <path class="rim-post" d="M-5 2h10M0 2v-5" />
    <path class="rim-glass" d="M-6 -3h12l-1.5 -11h-9z" /><path class="rim-cap" d="M-6 -14h12l-6 -6z" />
  </g>`;
}

const FLAMES = {
  back:
    "M-34 2c-6 -22 8 -34 6 -54c14 12 16 24 18 30c2 -22 10 -38 8 -58c20 18 20 40 18 56" +
    "c6 -6 9 -14 8 -26c14 20 16 38 10 52c-14 8 -54 8 -68 0z",
  front:
    "M-20 4c-4 -16 6 -22 5 -36c9 8 10 16 11 22c3 -14 6 -22 5 -34c13 12 13 26 12 36" +
    "c4 -4 5 -8 5 -14c8 12 7 20 3 26c-10 6 -32 6 -41 0z",
};

function Bowl({ share, isBurning }) {
  const high = 0.62 + 0.75 * share;
  return html`<g class="bowl">
    <ellipse class="cast" cy="22" rx="50" ry="12" />
    <path class="bowl-foot" d="M-15 20L-8 2H8L15 20z" />
    <ellipse class="bowl-inside" cy="-14" rx="44" ry="13" />
    ${
      isBurning &&
      html`<g class="fire" style=${{ transform: `translateY(-12px) scale(${high.toFixed(3)})` }}>
      <path class="flame flame--back" d=${FLAMES.back} /><path class="flame flame--front" d=${FLAMES.front} />
    </g>`
    }
    <path class="bowl-side" d="M-44 -14a44 13 0 0 0 88 0c0 18 -18 26 -44 26s-44 -8 -44 -26z" />
    <path class="bowl-rim" d="M-44 -14a44 13 0 0 0 88 0" />
  </g>`;
}

/** The mission's lights: a string of lamps hung around the back of the square. */
export const LightString = memo(function LightString({ map, on, of }) {
  const posts = postsOf(map);
  const bulbs = bulbsOn(posts, of);
  return html`<g>
    ${posts.map(([x, y]) => html`<path key=${x} class="mast" d=${`M${x} ${y + 78}V${y - 4}`} />`)}
    ${posts.slice(1).map((post, i) => html`<path key=${i} class="string" d=${`M${posts[i].join(" ")}Q${sag(posts[i], post).join(" ")} ${post.join(" ")}`} />`)}
    ${bulbs.map(([x, y], i) => html`<${Bulb} key=${i} x=${x} y=${y} isOn=${i < on} />`)}
  </g>`;
});

const SPANS = 4;

function postsOf({ square }) {
  return Array.from({ length: SPANS + 1 }, (_, i) => {
    const angle = Math.PI * (1.19 + (0.62 * i) / SPANS);
    return [
      round(square.x + Math.cos(angle) * square.rx * 1.06),
      round(square.y + Math.sin(angle) * square.ry * 1.12 - 78),
    ];
  });
}

function sag([x1, y1], [x2, y2]) {
  return [round((x1 + x2) / 2), round((y1 + y2) / 2 + 44)];
}

function bulbsOn(posts, count) {
  return Array.from({ length: count }, (_, i) => {
    const along = ((i + 0.5) / count) * SPANS;
    const at = Math.min(SPANS - 1, Math.floor(along));
    const t = along - at;
    const [a, c] = [posts[at], posts[at + 1]];
    const b = sag(a, c);
    return [0, 1].map((axis) => round((1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * b[axis] + t * t * c[axis]));
  });
}

export function Bulb({ x, y, isOn }) {
  return html`<g class=${isOn ? "bulb bulb--on" : "bulb"}>
    ${isOn && html`<circle class="glow" cx=${x} cy=${y + 7} r="20" fill="url(#town-halo)" />`}
    <ellipse class="bulb-glass" cx=${x} cy=${y + 7} rx="6" ry="7.5" />
  </g>`;
}
