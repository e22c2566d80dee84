// Jobsamtaler og tilbud: live until they end; then a new round, nothing counted and nothing lost (rule 3.1).
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { sayDay, t } from "../say.js";
import { useGame, useOptions, usePhone } from "./context.js";
import { DayField } from "./days.js";
import { FormFault, SendForm, faultOf, useDraft, useSubmit } from "./form.js";
import { SendButton } from "./mark.js";
import { Sheet } from "./sheets.js";
import { Telling, toldWords } from "./status.js";

export function Chances() {
  const { game, myId, sheets } = usePhone();
  const { can } = useOptions();
  const live = game.all("chance").filter((chance) => chance.person_id === myId.value && chance.state === "live");
  if (!live.length && !can("report_interview")) return null;
  return html`<section class="panel stack">
    <h2><${Icon} name="talk" /> ${t("Jobsamtaler og tilbud")}</h2>
    ${live.map((chance) => html`<${LiveChance} key=${chance.id} chance=${chance} />`)}
    ${can("report_interview") && html`<div class="row">
      <button type="button" class="button grow" onClick=${() => sheets.show("chance", { kind: "interview" })}>${t("Jeg skal til samtale")}</button>
      <button type="button" class="button grow" onClick=${() => sheets.show("chance", { kind: "offer" })}>${t("Jeg har fået et tilbud")}</button></div>`}
  </section>`;
}

function LiveChance({ chance }) {
  const { sheets, outbox } = usePhone();
  const { can } = useOptions();
  const fields = { chance_id: chance.id };
  const gotIt = async () => {
    await outbox.send("end_chance", { ...fields, outcome: "job" });
    sheets.show("status", { first: "job" });
  };
  return html`<div class="stack stack--tight">
    <p><strong>${chance.kind === "interview" ? t("Jobsamtale") : t("Tilbud")}</strong>${chance.on && html` · ${sayDay(chance.on)}`}</p>
    <p class="soft">${t("Fortalt til: {who}", { who: toldWords(chance) })}</p>
    ${can("end_chance", fields) && html`<div class="row">
      <button type="button" class="button button--lamp" onClick=${gotIt}>${t("Det blev til et job")}</button>
      <${SendButton} kind="end_chance" fields=${{ ...fields, outcome: "no" }} className="button">${t("Det blev et nej")}</${SendButton}>
      <${SendButton} kind="end_chance" fields=${{ ...fields, outcome: "let_go" }} className="button button--quiet">${t("Jeg lod den gå")}</${SendButton}></div>`}
  </div>`;
}

export function ChanceSheet({ kind, close }) {
  const { today } = useGame();
  const form = `chance/${kind}`;
  const [values, change] = useDraft(form, { date: null, tell: "me", coach: false });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const isInterview = kind === "interview";
  const send = (event) => {
    event.preventDefault();
    const { date, tell, coach } = values;
    submit(isInterview ? "report_interview" : "report_job_offer", { tell, coach, ...(date && { date }) });
  };
  return html`<${Sheet} title=${isInterview ? t("Jobsamtale") : t("Tilbud")} close=${close} isFull>
    <form class="stack stack--loose" onSubmit=${send}>
      <p class="soft">${t("Vi gemmer ikke, hvor det er.")}</p>
      <${DayField} label=${isInterview ? t("Hvilken dag?") : t("Hvornår skal du svare?")} value=${values.date} today=${today} onChoose=${(date) => change({ date })} fault=${faultOf(fault, "date")} />
      <${Telling} values=${values} change=${change} isQuiet />
      <${FormFault} fault=${fault} fields=${["date"]} />
      <div class="sheet__foot"><${SendForm} isBusy=${isBusy} disabled=${isInterview && !values.date}>${t("Gem")}</${SendForm}></div>
    </form>
  </${Sheet}>`;
}
