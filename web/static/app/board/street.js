// Yards, and streets of stage stones.
import { html, memo } from "../html.js";
import { depth } from "./depth.js";

/** A team's street from its yard to the square, with a stone for each of stages 1 to 7. */
export const Street = memo(function Street({ map, place }) {
  const home = map.homes[place];
  const [x, y] = home.yard;
  const rx = Math.min(142, x - 12, map.W - x - 12);
  return html`<g>
    <path class="street-edge" d=${home.street.d} />
    <ellipse class="yard-edge" cx=${x} cy=${y - 6} rx=${rx + 5} ry="35" /><ellipse class="yard" cx=${x} cy=${y - 6} rx=${rx} ry="30" />
    <path class="street" d=${home.street.d} />
    <path class="street-cobbles" d=${home.street.d} />
    ${home.stones.map(([x, y], i) => html`<${Stone} key=${i} x=${x} y=${y} size=${depth(map, y)} />`)}
  </g>`;
});

function Stone({ x, y, size }) {
  const rx = 33 * size;
  const ry = 17 * size;
  return html`<g>
    <ellipse class="stone-side" cx=${x} cy=${y + 5 * size} rx=${rx} ry=${ry} />
    <ellipse class="stone" cx=${x} cy=${y} rx=${rx} ry=${ry} />
  </g>`;
}
