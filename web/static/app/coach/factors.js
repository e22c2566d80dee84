// The five factors after a camp, 1 to 5 each: for the coach and the office, never on the hall screen (rule 6.6).
import { html, useState } from "../html.js";
import { agendaOf, byStart } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useCommand } from "./command.js";
import { useOptions } from "./options.js";

const ANSWERS = [1, 2, 3, 4, 5];

export function Factors() {
  const { edition, game } = useHere();
  const { me, can } = useOptions();
  const camp = game
    .all("meeting")
    .filter((meeting) => meeting.kind === "camp" && meeting.state === "held")
    .toSorted(byStart)
    .at(-1);
  const [isOpen, setOpen] = useState(false);
  if (camp === undefined || !can("rate_factors", { meeting_id: camp.id })) return null;
  const given = camp.factors?.[me.team_id];
  return html`<section class="panel stack" aria-labelledby="factors-title"><h2 id="factors-title" class="panel__title">${t("Efter {camp}", { camp: agendaOf(edition, camp).titles })}</h2>
    ${
      isOpen
        ? html`<${Form} camp=${camp} given=${given} done=${() => setOpen(false)} />`
        : html`<p>${given ? t("Du har svaret på de fem faktorer.") : t("Fem spørgsmål til dig selv. Kun du og kontoret ser svarene.")}</p>
      <div><button type="button" class="button" onClick=${() => setOpen(true)}>${given ? t("Ret svarene") : t("Svar på de fem faktorer")}</button></div>`
    }
  </section>`;
}

function Form({ camp, given, done }) {
  const { edition } = useHere();
  const [ratings, setRatings] = useState(given ?? edition.factors.map(() => null));
  const [run, { isBusy }] = useCommand();
  const submit = async (event) => {
    event.preventDefault();
    if (await run("rate_factors", { meeting_id: camp.id, ratings })) done();
  };
  const rate = (i, value) => setRatings(ratings.map((before, place) => (place === i ? value : before)));
  return html`<form class="stack" onSubmit=${submit}>
    <p class="soft">${t("1 er slet ikke, 5 er helt.")}</p>
    ${edition.factors.map(
      (factor, i) => html`<fieldset key=${factor.id} class="field"><legend>${factor.texts}</legend><div class="scale scale--five">${ANSWERS.map(
        (value) => html`<label key=${value}><input type="radio" name=${factor.id} required checked=${ratings[i] === value} onChange=${() => rate(i, value)} />${value}</label>`,
      )}</div></fieldset>`,
    )}
    <div><button class="button button--main" aria-busy=${isBusy ? "true" : null}>${t("Gem svarene")}</button></div></form>`;
}
