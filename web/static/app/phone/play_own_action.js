// A step in own words, on one page: what, when, how, and what sort of step it is. Twenty seconds.
import { html, useState } from "../html.js";
import { t } from "../say.js";
import { blankAsk } from "../card/kinds.js";
import { LevelPicker } from "../card/levels.js";
import { usePhone } from "./context.js";
import { DayField } from "./days.js";
import { FormFault, SendForm, TextField, faultOf } from "./form.js";
import { Serves } from "./play_shown.js";

export function OwnAction({ values, shown, fault, isBusy, today, answer, change, play }) {
  const { edition } = usePhone();
  const limits = edition.limits;
  const [isAsked, setAsked] = useState(false);
  const missing = ["what", "due", "how", "action_kind"].filter((name) => !values.fields[name]?.trim());
  const faultAt = (name) => faultOf(fault, name) ?? (isAsked && missing.includes(name) ? { message: missingWords(name) } : null);
  const text = (name, rest = {}) => html`<${TextField} name=${name} label=${blankAsk("action", name)} value=${values.fields[name] ?? ""}
    limit=${limits.text_lengths[name]} fault=${faultAt(name)} onInput=${(words) => answer({ [name]: words })} ...${rest} />`;
  const send = (event) => {
    event.preventDefault();
    if (missing.length) setAsked(true);
    else play();
  };
  return html`<form class="stack" onSubmit=${send} noValidate>
    ${text("what")}
    <${DayField} label=${blankAsk("action", "due")} value=${values.fields.due} today=${today} daysAhead=${limits.action_days_ahead}
      onChoose=${(due) => answer({ due })} fault=${faultAt("due")} />
    ${text("how")}
    <div class="field">
      <label class="field__label" for="action-kind">${t("Hvad slags skridt er det?")}</label>
      <select class="select" id="action-kind" onChange=${(event) => answer({ action_kind: event.currentTarget.value })} aria-invalid=${faultAt("action_kind") ? "true" : null}>
        <option value="">${t("Vælg")}</option>
        ${Object.values(edition.action_kinds).map((kind) => html`<option key=${kind.id} value=${kind.id} selected=${values.fields.action_kind === kind.id}>${kind.names}</option>`)}
      </select>
      ${faultAt("action_kind") && html`<p class="field__fault">${faultAt("action_kind").message}</p>`}
    </div>
    <details class="more"><summary>${t("Mere")}</summary><div class="stack">
      ${text("with_whom", { isOptional: true })}
      ${text("if_it_fails", { isOptional: true })}
      <${Serves} values=${values} change=${change} />
    </div></details>
    <${LevelPicker} part="plan" shown=${shown.plan} onChoose=${(choice) => change({ shown: { ...values.shown, plan: choice } })} />
    <${FormFault} fault=${fault} fields=${["what", "due", "how", "action_kind", "with_whom", "if_it_fails"]} />
    <div class="sheet__foot"><${SendForm} isBusy=${isBusy}>${t("Gem skridtet")}</${SendForm}></div>
  </form>`;
}

function missingWords(name) {
  if (name === "due") return t("Vælg en dag.");
  if (name === "action_kind") return t("Vælg, hvad der ligner mest.");
  return t("Skriv et par ord.");
}
