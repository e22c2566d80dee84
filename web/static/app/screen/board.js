// The town in the hall: at a step and between camps.
import { html } from "../html.js";
import { townFrom, townLabels } from "../board/adapter.js";
import { Town } from "../board/town.js";
import { theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { besideTown } from "./beside.js";

export function BoardStep({ shown, isBright }) {
  const here = useHere();
  const side = besideTown(shown, here);
  return html`<div class=${side ? "hall__board hall__board--side" : "hall__board"}><${TheTown} isBright=${isBright} />${side}</div>`;
}

export function Between({ isBright }) {
  return html`<div class="hall__board"><${TheTown} isBright=${isBright} /></div>`;
}

function TheTown({ isBright }) {
  const { edition, game, live } = useHere();
  const celebration = theGame(game)?.celebration;
  const isNew = celebration && live.now() - Date.parse(celebration.at) < 6000;
  return html`<${Town} town=${townFrom(game, edition)} labels=${townLabels()} isBright=${isBright} occasion=${isNew ? celebration.at : null} />`;
}
