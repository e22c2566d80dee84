// A calm celebration of what people themselves told: six seconds at most, silent, none for who wants stillness.
import { html, useEffect, useState } from "../html.js";
import { teamName, theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";

const SHOWN_MS = 6000;

export function Celebration() {
  const { game, live } = useHere();
  const celebration = theGame(game)?.celebration;
  const [shownAt, show] = useState(null);
  useEffect(() => {
    const left = celebration ? SHOWN_MS - Math.max(0, live.now() - Date.parse(celebration.at)) : 0;
    if (left <= 0) return show(null);
    show(celebration.at);
    const timer = setTimeout(() => show(null), left);
    return () => clearTimeout(timer);
  }, [celebration?.at]);
  const isShown = celebration && shownAt === celebration.at;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches; // then it is heard, not seen
  return html`<div role="status">${isShown && html`<div class=${isStill ? "visually-hidden" : "hall__joy"}><${Lanterns} /><p class="hall__say">${sentence(celebration, game)}</p></div>`}</div>`;
}

const LANTERNS = 9;

function Lanterns() {
  return html`<span class="hall__lanterns" aria-hidden="true">${Array.from({ length: LANTERNS }, (_, i) => html`<i key=${i}></i>`)}</span>`;
}

function sentence({ kind, name, team_id }, game) {
  const team = game.get(`team:${team_id}`);
  const named = team ? teamName(team) : null;
  if (kind === "job") return name ? t("{name} har fået job", { name }) : t("En af os har fået job");
  if (kind === "mission") return t("Alle lys i en mission er tændt");
  if (kind === "whole_team") return named ? t("Hele {team} er i job", { team: named }) : t("Et helt hold er i job");
  return t("Vi er alle sammen i job");
}
