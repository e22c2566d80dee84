// Ugens gnist: four questions, half a minute, each may be passed over; the numbers are seen by oneself alone (rule 7.1).
import { html } from "../html.js";
import { Spark } from "../icons.js";
import { sayDay, t } from "../say.js";
import { useGame, useMe, useOptions, usePhone } from "./context.js";
import { Curve } from "./curve.js";
import { isoWeek } from "./days.js";
import { FormFault, SendForm, useDraft, useSubmit } from "./form.js";
import { Mark } from "./mark.js";
import { Sheet } from "./sheets.js";

/** My answers by week, with what still waits to be sent. */
function usePulse() {
  const { outbox } = usePhone();
  const { today } = useGame();
  const me = useMe();
  const week = today ? isoWeek(today) : "";
  const sent = outbox.about("give_pulse");
  const pending = sent && sent.state !== "refused" ? { [week]: sent.fields } : {};
  return { week, answers: { ...me.pulse, ...pending }, sent };
}

export function PulsePanel() {
  const { sheets, edition } = usePhone();
  const { can } = useOptions();
  const { week, answers, sent } = usePulse();
  const isGiven = Object.keys(answers[week] ?? {}).length > 0;
  return html`<section class="panel stack">
    <h2><${Spark} /> ${t("Din gnist")}</h2>
    <${Curve} answers=${answers} />
    <p class="soft">${t("Kun du ser dine tal. Holdet ser et bånd, når mindst {count} har svaret, og aldrig hvem.", { count: edition.limits.spark_answers_least })}</p>
    <${Mark} entry=${sent} />
    ${can("give_pulse") && html`<button type="button" class="button ${isGiven ? "" : "button--main"} button--large" onClick=${() => sheets.show("pulse")}>
      ${isGiven ? t("Ret ugens svar") : t("Svar på ugens gnist")}</button>`}
  </section>`;
}

export function PulseSheet({ close }) {
  const { edition } = usePhone();
  const { today } = useGame();
  const { week, answers } = usePulse();
  const form = `pulse/${week}`;
  const [values, change] = useDraft(form, answers[week] ?? {});
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const send = (event) => {
    event.preventDefault();
    submit("give_pulse", Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)));
  };
  return html`<${Sheet} title=${t("Ugens gnist")} close=${close} isFull>
    <form class="stack stack--loose" onSubmit=${send}>
      <p class="soft">${t("Uge {week}. Hvert spørgsmål kan springes over.", { week: Number(week.slice(-2)) })} ${today && sayDay(today)}</p>
      ${edition.pulse.map((question) => html`<${Scale} key=${question.id} name=${question.id} legend=${question.texts} value=${values[question.id]} onChoose=${(value) => change({ [question.id]: value })} />`)}
      <${FormFault} fault=${fault} />
      <div class="sheet__foot"><${SendForm} isBusy=${isBusy}>${t("Gem")}</${SendForm}></div>
    </form>
  </${Sheet}>`;
}

/** Eleven places to touch; the chosen one touched again is a question passed over. */
function Scale({ name, legend, value, onChoose }) {
  return html`<fieldset class="field"><legend>${legend}</legend>
    <div class="scale">${Array.from({ length: 11 }, (_, number) => html`<label key=${number}>
      <input type="radio" name=${name} value=${number} checked=${value === number} onChange=${() => onChoose(number)} />${number}</label>`)}</div>
    <p class="scale__ends"><span>${t("0: slet ikke")}</span><span>${t("10: helt")}</span></p>
    ${value !== undefined && value !== null && html`<div><button type="button" class="button button--quiet" onClick=${() => onChoose(null)}>${t("Spring over alligevel")}</button></div>`}
  </fieldset>`;
}
