// Sådan tæller vi: the status table in the open (rule 8.1).
import { html } from "../html.js";
import { sayDay, t } from "../say.js";
import { useGame, usePhone } from "./context.js";
import { Sheet } from "./sheets.js";

function countsWords(row) {
  switch (row.counts) {
    case "yes":
      return t("Tæller som i job");
    case "neutral":
      return t("Går ud af regnestykket, når det er bekræftet");
    case "denominator":
      return t("Bliver i regnestykket");
    default:
      return row.on_the_way ? t("På vej") : t("Tæller ikke som i job");
  }
}

export function CountingSheet({ close }) {
  const { edition } = usePhone();
  const { counting } = useGame();
  return html`<${Sheet} title=${t("Sådan tæller vi")} close=${close} isFull><div class="stack">
    <p>${t("Holdet er i mål, når alle er i job. Det her er, hvad der tæller.")}</p>
    ${counting && html`<p class="soft">${t("Version {version}, gælder fra {day}.", { version: counting.version, day: sayDay(counting.valid_from, { day: "numeric", month: "long", year: "numeric" }) })}</p>`}
    <dl class="answers">${edition.counting.rows.map((row) => html`<div key=${row.code}><dt>${row.names}</dt><dd>${countsWords(row)}</dd></div>`)}</dl>
  </div></${Sheet}>`;
}
