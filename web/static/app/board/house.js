// Houses. A bare door is dark; a glowing door has a key on it and throws light on the step;
// a lit house has light in every window, for good.
import { html, memo } from "../html.js";
import { iconPath } from "../icons.js";

// Four gables in a box 74 wide and 108 high, standing on the origin.
const SHAPES = [
  {
    wall: "M-30 0V-54L0 -84L30 -54V0z",
    roof: "M-35 -50L0 -88L35 -50L30 -46L0 -78L-30 -46z",
    chimney: "M12 -94h9v22h-9z",
    panes: [
      [-22, -34, 13, 15],
      [9, -34, 13, 15],
      [-6, -66, 12, 13],
    ],
    smoke: [17, -98],
  },
  {
    wall: "M-33 0V-48H33V0z",
    roof: "M-37 -46L-27 -80H27L37 -46z",
    chimney: "M-20 -92h10v16h-10z",
    panes: [
      [-27, -36, 13, 15],
      [14, -36, 13, 15],
      [-7, -70, 14, 14],
    ],
    smoke: [-15, -96],
  },
  {
    wall: "M-26 0V-66H-18V-75H-10V-84H10V-75H18V-66H26V0z",
    roof: "M-29 -66V-70H-21V-79H-13V-88H13V-79H21V-70H29V-66H15V-75H7V-81H-7V-75H-15V-66z",
    chimney: "M14 -98h9v20h-9z",
    panes: [
      [-20, -36, 12, 14],
      [8, -36, 12, 14],
      [-18, -59, 11, 13],
      [7, -59, 11, 13],
    ],
    smoke: [18, -102],
  },
  {
    wall: "M-31 0V-60L-20 -78H20L31 -60V0z",
    roof: "M-36 -56L-22 -82H22L36 -56L30 -56L19 -76H-19L-30 -56z",
    chimney: "M8 -96h10v18h-10z",
    panes: [
      [-24, -35, 13, 14],
      [11, -35, 13, 14],
      [-20, -62, 12, 13],
      [8, -62, 12, 13],
    ],
    smoke: [13, -100],
  },
];
const DOOR = "M-10 0V-26a10 10 0 0 1 20 0V0z";

/** A house with its door; `onOpen(id)` makes the door a button. */
export const House = memo(function House({ id, words, state, x, y, size, shape, tint, onOpen }) {
  const form = SHAPES[shape % SHAPES.length];
  const press = onOpen ? pressable(words, () => onOpen(id)) : {};
  return html`<g class=${`house house--${state} facade-${tint % 6} roof-${(tint + shape) % 3}`}
    style=${{ transform: `translate(${x}px, ${y}px) scale(${size.toFixed(3)})` }} ...${press}>
    ${state === "lit" && html`<ellipse class="halo" cy="-40" rx="78" ry="84" fill="url(#town-halo)" />`}
    <ellipse class="cast" cy="1" rx="40" ry="8" />
    <path class="chimney" d=${form.chimney} />
    <path class="wall" d=${form.wall} />
    <path class="roof" d=${form.roof} />
    ${form.panes.map(([px, py, w, h]) => html`<${Pane} key=${`${px}${py}`} x=${px} y=${py} w=${w} h=${h} />`)}
    ${state !== "bare" && html`<path class="pool" d="M-12 -1L-34 17H34L12 -1z" fill="url(#town-pool)" />`}
    <path class="frame" d=${DOOR} /><path class="leaf" d=${DOOR} />
    ${state === "bare" && html`<circle class="knob" cx="5" cy="-14" r="1.6" />`}
    ${state === "glowing" && html`<${HangingKey} />`}
    ${state === "lit" && html`<${Smoke} at=${form.smoke} />`}
  </g>`;
});

function pressable(words, act) {
  return {
    role: "button",
    tabIndex: 0,
    "aria-label": words,
    onClick: act,
    onKeyDown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act();
    },
  };
}

function Pane({ x, y, w, h }) {
  return html`<g><rect class="pane" x=${x} y=${y} width=${w} height=${h} rx="1" />
    <path class="bars" d=${`M${x + w / 2} ${y}v${h}M${x} ${y + h * 0.45}h${w}`} /></g>`;
}

// The key hangs over the door on a round sign, large enough to be seen from the last row.
function HangingKey() {
  return html`<g class="key">
    <circle class="glow" cy="-18" r="44" fill="url(#town-halo)" />
    <path class="leaf" d=${DOOR} /><path class="frame" d=${DOOR} />
    <circle class="key-sign" cy="-52" r="17" />
    <path class="key-mark" d=${iconPath("key")} style=${{ transform: "translate(-12px, -64px)" }} />
  </g>`;
}

function Smoke({ at: [x, y] }) {
  return html`<path class="smoke" d=${`M${x} ${y}c-7 -7 7 -11 1 -19c-5 -7 5 -10 3 -17`} />`;
}

/** A site that still waits for its house: trees, a birch, or only grass; never in line. */
export const Grove = memo(function Grove({ x, y, size, shape, isLoose }) {
  const away = isLoose ? (x * 7 + y * 13) % 10 : 5;
  if (away < 3) return null;
  const [left, down] = [x + ((x * 31 + y) % 37) - 18, y - ((x + y * 17) % 23)];
  const spot = isLoose ? [left, down, size * (0.6 + away / 20)] : [x, y, size];
  return html`<g class="grove" style=${{ transform: `translate(${spot[0]}px, ${spot[1]}px) scale(${spot[2].toFixed(3)})` }}>
    <ellipse class="cast" cy="0" rx="26" ry="5" />
    ${shape % 2 === 0 ? html`<${Spruces} />` : html`<${Birch} lean=${shape} />`}
  </g>`;
});

function Spruces() {
  return html`<g>
    <path class="tree" d="M-18 -2l-13 0l9 -15h-6l9 -14h-5l10 -19l10 19h-5l9 14h-6l9 15z" style=${{ transform: "translate(4px, -3px)" }} />
    <path class="tree tree--near" d="M8 0h-17l11 -19h-8l11 -18h-6l11 -24l11 24h-6l11 18h-8l11 19z" />
  </g>`;
}

function Birch({ lean }) {
  return html`<g>
    <path class="trunk" d="M-2 0L-1 -34h3L4 0z" />
    <ellipse class="tree" cx=${lean - 2} cy="-40" rx="21" ry="23" />
    <ellipse class="tree tree--near" cx=${lean + 4} cy="-46" rx="14" ry="15" />
  </g>`;
}
