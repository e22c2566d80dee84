// The scene that never moves: sky, hills, water, ground and trees. Only its colours change.
import { html, memo } from "../html.js";
import { chance } from "./chance.js";
import { round } from "./curve.js";
import { depth } from "./depth.js";

/** Sky, hills and ground of a map; drawn once, coloured by the light. */
export const Scene = memo(function Scene({ map }) {
  return html`<g>
    <${Sky} map=${map} /><${Hills} map=${map} /><${Ground} map=${map} />
  </g>`;
});

function Sky({ map }) {
  const { W, horizon } = map;
  return html`<g>
    <rect class="sky" x="0" y="0" width=${W} height=${horizon + 30} fill="url(#town-sky)" />
    <${Stars} map=${map} />
    <ellipse cx=${W / 2} cy=${horizon + 12} rx=${W * 0.42} ry=${horizon * 0.92} fill="url(#town-sun)" />
    <${Moon} map=${map} /><circle class="sun" cx=${W * 0.4} cy=${horizon - 14} r=${horizon * 0.25} /><${Clouds} map=${map} />
  </g>`;
}

function Stars({ map }) {
  const draw = chance(7);
  const stars = Array.from({ length: 110 }, (_, i) => ({
    x: round(draw() * map.W),
    y: round(draw() ** 1.4 * map.horizon * 0.9),
    r: round(0.9 + draw() ** 3 * 2.1),
    wave: i % 4,
  }));
  return html`<g class="stars">${[0, 1, 2, 3].map(
    (wave) => html`<g key=${wave} class=${`wave wave--${wave}`}>
    ${stars.filter((star) => star.wave === wave).map((star) => html`<circle key=${star.x} cx=${star.x} cy=${star.y} r=${star.r} />`)}
  </g>`,
  )}</g>`;
}

function Moon({ map }) {
  return html`<g class="moon" style=${{ transform: `translate(${map.W * 0.695}px, ${map.horizon * 0.36}px)` }}>
    <circle r="64" fill="url(#town-moonlight)" />
    <path d="M7 -23a25 25 0 1 0 15 37a20 20 0 0 1 -15 -37z" />
  </g>`;
}

function Clouds({ map }) {
  const { W, horizon } = map;
  const strips = [
    [0.2, 0.62, 210, 7],
    [0.32, 0.72, 150, 6],
    [0.57, 0.78, 260, 7],
    [0.76, 0.66, 190, 6],
    [0.9, 0.8, 160, 6],
    [0.42, 0.5, 120, 5],
  ];
  return html`<g class="clouds">${strips.map(
    ([x, y, rx, ry]) => html`<ellipse key=${x} cx=${W * x} cy=${horizon * y} rx=${rx} ry=${ry} />`,
  )}</g>`;
}

function Hills({ map }) {
  const { W, horizon } = map;
  return html`<g>
    <path class="hill-far" d=${ridge(W, horizon, 34, 3, 11)} />
    <path class="hill-near" d=${ridge(W, horizon + 2, 17, 5, 29)} />
    <${Skyline} map=${map} />
    <rect class="water" x="0" y=${horizon} width=${W} height="26" />
    <${Ripples} map=${map} />
  </g>`;
}

function ridge(W, base, high, waves, seed) {
  const draw = chance(seed);
  const steps = 24;
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const swell = 0.55 + 0.45 * Math.sin((i / steps) * Math.PI * waves + seed);
    return `${round((W * i) / steps)} ${round(base - high * (0.35 + 0.65 * swell) - draw() * 5)}`;
  });
  return `M0 ${base + 4}L${points.join("L")}L${W} ${base + 4}z`;
}

// Beyond the water: a far shore with a town hall's tower and a church, so that the world goes on.
function Skyline({ map }) {
  const { W, horizon } = map;
  const tower = "M-70 0v-12h18v-10h16v10h10v-34h4l3 -9l1 -16l1 16l3 9h4v34h12v-14l12 -8l12 8v14h14v12z";
  const church = "M-34 0v-14h26v-20l6 -20l6 20v20h18v14z";
  return html`<g class="hill-near">
    <path d=${tower} style=${{ transform: `translate(${W * 0.47}px, ${horizon}px)` }} />
    <path d=${church} style=${{ transform: `translate(${W * 0.335}px, ${horizon}px)` }} />
    <path d=${church} style=${{ transform: `translate(${W * 0.615}px, ${horizon}px) scale(0.8)` }} />
  </g>`;
}

function Ripples({ map }) {
  const draw = chance(3);
  const lines = Array.from(
    { length: 34 },
    () => `M${round(draw() * map.W)} ${round(map.horizon + 4 + draw() * 17)}h${round(20 + draw() * 90)}`,
  );
  return html`<path class="ripples" d=${lines.join("")} />`;
}

function Ground({ map }) {
  const { W, H, horizon } = map;
  const shore = `M0 ${horizon + 22}Q${W * 0.2} ${horizon + 10} ${W * 0.4} ${horizon + 19}T${W * 0.75} ${horizon + 17}T${W} ${horizon + 20}V${H}H0z`;
  const draw = chance(41);
  const knolls = Array.from({ length: 16 }, () => {
    const y = horizon + 60 + draw() * (H - horizon - 60);
    return { x: round(draw() * W), y: round(y), rx: round(150 + draw() * 210), ry: round(18 + draw() * 26) };
  });
  return html`<g>
    <path class="ground" d=${shore} fill="url(#town-ground)" />
    <g class="knolls">${knolls.map(({ x, y, rx, ry }) => html`<ellipse key=${x} cx=${x} cy=${y} rx=${rx} ry=${ry} />`)}</g>
    <${Grass} map=${map} />
  </g>`;
}

function Grass({ map }) {
  const draw = chance(97);
  const tufts = Array.from({ length: 150 }, () => {
    const y = map.horizon + 45 + draw() * (map.H - map.horizon - 50);
    return tuftAt(round(draw() * map.W), round(y), depth(map, y));
  });
  return html`<path class="grass" d=${tufts.join("")} />`;
}

function tuftAt(x, y, size) {
  const blades = [
    [-3, -7],
    [0.5, -9],
    [4, -6],
  ];
  return blades.map(([side, up]) => `M${x} ${y}l${round(side * size)} ${round(up * size)}`).join("");
}
