// A calm celebration: paper lanterns rise from the square for six seconds. Silent, and nothing at
// all for who prefers less motion.
import { html, useEffect, useState } from "../html.js";
import { chance } from "./chance.js";
import { round } from "./curve.js";

const SHOWN_MS = 6000;
const LANTERNS = 16;

/** Lets lanterns rise each time `occasion` becomes another value than before; null is no occasion. */
export function Lanterns({ map, occasion }) {
  const [shown, show] = useState(null);
  useEffect(() => {
    if (occasion == null || matchMedia("(prefers-reduced-motion: reduce)").matches) return undefined;
    show(occasion);
    const timer = setTimeout(() => show(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [occasion]);
  if (shown === null) return null;
  return html`<g class="lanterns" key=${shown}>${flight(map).map(
    ({ x, y, size, late }, i) => html`<g key=${i} style=${{ transform: `translate(${x}px, ${y}px) scale(${size})` }}>
    <g class="lantern" style=${{ animationDelay: `${late}ms` }}>
      <circle r="46" fill="url(#town-halo)" />
      <path class="lantern-paper" d="M-13 -18h26l4 30q-17 8 -34 0z" />
      <ellipse class="lantern-flame" cy="10" rx="8" ry="4" />
    </g></g>`,
  )}</g>`;
}

function flight({ square }) {
  const draw = chance(612);
  return Array.from({ length: LANTERNS }, () => ({
    x: round(square.x + (draw() - 0.5) * square.rx * 2.1),
    y: round(square.y + (draw() - 0.4) * square.ry),
    size: round(0.9 + draw() * 0.7),
    late: Math.round(draw() * 1800),
  }));
}
