// Hvordan det går: one of four, from a day on; who is told is asked each time, and so is the celebration (rule 8.4).
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { sayDay, t } from "../say.js";
import { useGame, useMe, useOptions, usePhone } from "./context.js";
import { DayField } from "./days.js";
import { Choices, FormFault, SendForm, Tick, faultOf, useDraft, useSubmit } from "./form.js";
import { MarkOf } from "./mark.js";
import { Sheet } from "./sheets.js";

export function statusName(edition, code) {
  return edition.counting.rows.find((row) => row.code === code)?.names ?? code;
}

export function tellName(tell) {
  return { me: t("Kun mig"), team: t("Mit hold"), hall: t("Alle på camp") }[tell];
}

/** Who has been told, the coach by the tick. */
export function toldWords({ tell, coach }) {
  return coach && tell !== "hall" ? t("{level} og min coach", { level: tellName(tell) }) : tellName(tell);
}

export function StatusPanel() {
  const { edition, sheets } = usePhone();
  const me = useMe();
  const { can } = useOptions();
  const status = me.status;
  return html`<section class="panel stack">
    <h2><${Icon} name="offer" /> ${t("Hvordan det går")}</h2>
    ${status
      ? html`<p><strong>${statusName(edition, status.code)}</strong> · ${t("fra {day}", { day: sayDay(status.from_date) })}</p>
          <p class="soft">${status.is_confirmed ? t("Bekræftet.") : t("Venter på at blive bekræftet.")} ${t("Fortalt til: {who}", { who: toldWords(status) })}</p>`
      : html`<p class="soft">${t("Du bestemmer, hvem der får det at vide.")}</p>`}
    <${MarkOf} id="report_status" />
    ${can("report_status") && html`<button type="button" class="button" onClick=${() => sheets.show("status", { first: "job" })}>${me.in_job ? t("Noget har ændret sig") : t("Jeg har fået job")}</button>`}
    ${can("report_status") && !me.in_job && html`<button type="button" class="button button--quiet" onClick=${() => sheets.show("status", {})}>${t("Noget andet har ændret sig")}</button>`}
    ${status && can("tell_status") && html`<button type="button" class="button button--quiet" onClick=${() => sheets.show("tell")}>${t("Hvem får det at vide?")}</button>`}
  </section>`;
}

/** Who is told, the coach's tick, and whether the hall may celebrate. */
export function Telling({ values, change, isQuiet }) {
  const { edition } = usePhone();
  return html`<${Choices} legend=${t("Hvem må få det at vide?")} name="tell" value=${values.tell} onChoose=${(tell) => change({ tell })}
      options=${[
        { value: "me", label: tellName("me"), hint: isQuiet ? t("Ingen andre") : t("{authority} ser det og bekræfter det", { authority: edition.authority }) },
        { value: "team", label: tellName("team"), hint: t("Dimittenderne på holdet") },
        { value: "hall", label: tellName("hall"), hint: t("Alle hold og skærmen i salen") },
      ]} />
    ${values.tell !== "hall" && html`<${Tick} checked=${values.coach} onChange=${(coach) => change({ coach })}>${t("Min coach må vide det")}</${Tick}>`}
    ${values.tell === "hall" && !isQuiet && html`<${Tick} checked=${values.celebrate} onChange=${(celebrate) => change({ celebrate })} hint=${t("Et stille lys på skærmen. Dit navn kun, hvis det står på din brik.")}>${t("Byen må fejre det")}</${Tick}>`}`;
}

const AT_FIRST = { code4: null, from_date: null, hours_band: null, tell: "me", coach: false, celebrate: false };

export function StatusSheet({ first, close }) {
  const { edition } = usePhone();
  const { today } = useGame();
  const form = `status/${first ?? ""}`;
  const [values, change] = useDraft(form, { ...AT_FIRST, code4: first ?? null, from_date: today });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const isJob = values.code4 === "job";
  const send = (event) => {
    event.preventDefault();
    const { hours_band, ...fields } = values;
    submit("report_status", { ...fields, celebrate: values.celebrate && values.tell === "hall", ...(isJob && hours_band && { hours_band }) });
  };
  return html`<${Sheet} title=${t("Hvordan det går")} close=${close} isFull>
    <form class="stack stack--loose" onSubmit=${send}>
      <${Choices} legend=${t("Vælg det, der passer")} name="code4" value=${values.code4} onChoose=${(code4) => change({ code4 })}
        options=${Object.entries(edition.status_choices).map(([value, label]) => ({ value, label }))} />
      ${values.code4 && html`
        <${DayField} label=${isJob ? t("Første dag") : t("Fra hvilken dag?")} value=${values.from_date} today=${today} onChoose=${(from_date) => change({ from_date })} fault=${faultOf(fault, "from_date")} />
        ${isJob && html`<${Choices} legend=${t("Hvor mange timer om ugen?")} name="hours" value=${values.hours_band} onChoose=${(hours_band) => change({ hours_band })}
          options=${Object.entries(edition.hours_bands).map(([value, label]) => ({ value, label }))} />`}
        <${Telling} values=${values} change=${change} />
        ${isJob && html`<p class="soft">${t("Vi gemmer ikke, hvor du skal arbejde.")}</p>`}`}
      <${FormFault} fault=${fault} fields=${["from_date"]} />
      <div class="sheet__foot"><${SendForm} isBusy=${isBusy} disabled=${!values.code4 || !values.from_date}>${t("Gem")}</${SendForm}></div>
    </form>
  </${Sheet}>`;
}

export function TellSheet({ close }) {
  const { tell, coach, celebrate } = useMe().status ?? AT_FIRST;
  const [values, change] = useDraft("tell", { tell, coach: Boolean(coach), celebrate: Boolean(celebrate) });
  const [submit, { isBusy, fault }] = useSubmit({ form: "tell", values, done: close });
  const send = (event) => {
    event.preventDefault();
    submit("tell_status", { ...values, celebrate: values.celebrate && values.tell === "hall" });
  };
  return html`<${Sheet} title=${t("Hvem får det at vide?")} close=${close}>
    <form class="stack" onSubmit=${send}><${Telling} values=${values} change=${change} /><${FormFault} fault=${fault} /><${SendForm} isBusy=${isBusy}>${t("Gem")}</${SendForm}></form>
  </${Sheet}>`;
}
