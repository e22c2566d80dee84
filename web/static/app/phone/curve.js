// One's own spark, week by week: a line to look at, and the same in words.
import { html } from "../html.js";
import { t } from "../say.js";

const WIDE = 320;
const HIGH = 110;
const LEFT = 24;
const FLOOR = 92;
const WEEKS_SHOWN = 14;

export function Curve({ answers }) {
  const weeks = Object.keys(answers).filter((week) => typeof answers[week]?.spark === "number").sort().slice(-WEEKS_SHOWN);
  if (weeks.length === 0) return html`<p>${t("Når du har svaret et par gange, kan du se din egen kurve her.")}</p>`;
  const step = weeks.length > 1 ? (WIDE - LEFT - 14) / (weeks.length - 1) : 0;
  const points = weeks.map((week, i) => [LEFT + 6 + i * step, FLOOR - (answers[week].spark / 10) * (FLOOR - 14), answers[week].spark, week]);
  const number = (week) => Number(week.slice(-2));
  return html`<figure class="curve">
    <svg viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label=${t("Din gnist uge for uge: {list}", { list: points.map(([, , spark, week]) => `${number(week)}: ${spark}`).join(", ") })}>
      ${[0, 5, 10].map((level) => {
        const y = FLOOR - (level / 10) * (FLOOR - 14);
        return html`<g key=${level}><path class="curve__grid" d="M${LEFT} ${y}H${WIDE - 6}" /><text class="curve__text" x="0" y=${y + 4}>${level}</text></g>`;
      })}
      <path class="curve__line" d="M${points.map(([x, y]) => `${x} ${y}`).join("L")}" />
      ${points.map(([x, y, , week], i) => html`<g key=${week}><circle class="curve__dot" cx=${x} cy=${y} r="4.5" />
        ${(i === 0 || i === points.length - 1 || weeks.length < 8) && html`<text class="curve__text" x=${x} y=${HIGH - 2} text-anchor="middle">${number(week)}</text>`}</g>`)}
    </svg>
  </figure>`;
}
