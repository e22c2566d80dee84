// A pawn: a wooden peg in its team's accent with the team's shape on the chest. It walks along
// its street; who prefers less motion sees it stand where it has come to.
import { html, memo, useLayoutEffect, useRef } from "../html.js";
import { plateTop, plateWidth } from "./slots.js";
import { isHollow, shapeOutline } from "./shapes.js";

const BODY = "M-18 0c-1 -19 5 -27 7 -38h22c2 11 8 19 7 38a18 6 0 0 1 -36 0z";
const JOB = 8;
const FOOTHOLD = 9;

export const Pawn = memo(function Pawn({ map, team, accent, stage, x, y, size, label, line }) {
  const figure = useRef(null);
  useWalk(figure, map.homes[team], stage, x, y);
  return html`<g class="pawn" ref=${figure} data-accent=${accent % 4} style=${{ transform: at(x, y) }}>
    <g style=${{ transform: `scale(${size.toFixed(3)})` }}>
      ${stage >= JOB && html`<circle class="glow" cy="-26" r="50" fill="url(#town-halo)" />`}
      ${stage >= FOOTHOLD && html`<${Plinth} />`}
      <ellipse class="cast" cy="1" rx="20" ry="6" />
      <path class="peg" d=${BODY} />
      <circle class="peg" cy="-50" r="14" />
      <path class=${isHollow(accent) ? "chest chest--hollow" : "chest"} d=${shapeOutline(accent)} style=${{ transform: "translateY(-17px) scale(0.95)" }} />
      ${stage >= JOB && html`<g class="hand-lamp"><path d="M19 -28v5" /><rect x="14" y="-23" width="10" height="13" rx="2" /></g>`}
    </g>
    ${label && html`<${Label} map=${map} text=${label} y=${plateTop(map, size, line)} stem=${line > 0 ? -66 * size : null} />`}
  </g>`;
});

// A firm foot: the stone of the square on which the pawn stands for good.
function Plinth() {
  return html`<g><path class="plinth-side" d="M-29 2v8a29 10 0 0 0 58 0v-8z" /><ellipse class="plinth" cy="2" rx="29" ry="10" /></g>`;
}

function Label({ map, text, y, stem }) {
  const width = plateWidth(map, text);
  return html`<g class="pawn-label">
    ${stem !== null && html`<path class="stem" d=${`M0 ${y + map.text}V${stem}`} />`}
    <rect class="plate" x=${-width / 2} y=${y} width=${width} height=${map.text * 1.2} rx=${map.text * 0.3} />
    <text y=${y + map.text * 0.92} font-size=${map.text * 0.95}>${text}</text>
  </g>`;
}

// The style sheet's transition carries a short step. A longer way goes stone by stone.
function useWalk(figure, home, stage, x, y) {
  const last = useRef({ stage, x, y });
  useLayoutEffect(() => {
    const from = last.current;
    last.current = { stage, x, y };
    const between = stonesBetween(home, from.stage, stage);
    if (between.length === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const stops = [[from.x, from.y], ...between, [x, y]];
    figure.current.animate(
      stops.map(([sx, sy]) => ({ transform: at(sx, sy) })),
      {
        duration: Math.min(4000, 500 + 450 * between.length),
        easing: "ease-in-out",
      },
    );
  }, [stage, x, y]);
}

function stonesBetween(home, from, to) {
  const low = Math.max(1, Math.min(from, to) + 1);
  const high = Math.min(home.stones.length, Math.max(from, to) - 1);
  const stones = home.stones.slice(low - 1, Math.max(low - 1, high));
  return from < to ? stones : stones.reverse();
}

function at(x, y) {
  return `translate(${x}px, ${y}px)`;
}
