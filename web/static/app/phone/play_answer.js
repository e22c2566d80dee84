// One question at a time: what the card asks, room to answer, and who will see it.
import { html, useLayoutEffect, useRef, useState } from "../html.js";
import { t } from "../say.js";
import { influenceName } from "../card/kinds.js";
import { shownWords } from "../card/levels.js";
import { usePhone, useTable } from "./context.js";
import { DayField } from "./days.js";
import { Choices, TextField, faultOf } from "./form.js";

/** A new question begins where it is answered, before the next key can come. */
function useFocusWithin() {
  const form = useRef(null);
  useLayoutEffect(() => form.current.querySelector("textarea, input, button")?.focus({ preventScroll: true }), []);
  return form;
}

export function Question({ kind, question, values, definition, shown, fault, today, answer, next }) {
  const { edition, myId } = usePhone();
  const [isAsked, setAsked] = useState(false);
  const form = useFocusWithin();
  const value = values.fields[question.name];
  const isEmpty = !(Array.isArray(value) ? value.some((line) => line.trim()) : value?.trim?.());
  const isMissing = isEmpty && !question.isOptional;
  const isToOther = kind === "strength" && values.person_id && values.person_id !== myId.value;
  const go = (event) => {
    event.preventDefault();
    if (isMissing) setAsked(true);
    else next();
  };
  const ownFault = faultOf(fault, question.name) ?? (isAsked && isMissing ? { message: missing(question) } : null);
  const props = { ...question, label: question.ask, value, fault: ownFault, limits: edition.limits, today, answer };
  return html`<form ref=${form} class="stack" onSubmit=${go} noValidate>
    ${definition && html`<details class="card-text"><summary>${t("Det står på kortet")}</summary><p>${definition.texts.text}</p></details>`}
    <${Control} ...${props} />
    <p class="soft">${isToOther
      ? t("Kun du og den, du giver den til, ser det, indtil den bliver taget imod.")
      : t("Lige nu ser det: {who}. Du vælger til sidst.", { who: shownWords(shown[question.part]) })}</p>
    <div class="sheet__foot">
      <button type="submit" class="button button--main button--large button--wide">${question.isOptional && isEmpty ? t("Spring over") : t("Videre")}</button>
    </div>
  </form>`;
}

function missing(question) {
  if (question.type === "day") return t("Vælg en dag.");
  if (question.type === "influence") return t("Vælg et svar.");
  if (question.type === "list") return t("Skriv mindst ét sted, eller hvilken slags sted det kunne være.");
  return t("Skriv et par ord, så er du videre.");
}

function Control({ name, type, label, value, isLong, isOptional, fault, limits, today, answer }) {
  switch (type) {
    case "list":
      return html`<${Lines} label=${label} lines=${value ?? []} most=${limits.workplaces_most} limit=${limits.text_lengths.workplace} fault=${fault} onChange=${(lines) => answer({ [name]: lines })} />`;
    case "day":
      return html`<${DayField} label=${label} value=${value} today=${today} daysAhead=${limits.action_days_ahead} onChoose=${(day) => answer({ [name]: day })} fault=${fault} />`;
    case "influence":
      return html`<${Choices} legend=${label} name=${name} value=${value} onChoose=${(choice) => answer({ [name]: choice })}
        options=${["yes", "partly", "no"].map((choice) => ({ value: choice, label: influenceName(choice) }))} />
        ${fault && html`<p class="field__fault">${fault.message}</p>`}`;
    default:
      return html`<${TextField} name=${name} label=${label} value=${value ?? ""} isLong=${isLong} isOptional=${isOptional} limit=${limits.text_lengths[name] ?? limits.text_lengths.other}
        hint=${name === "ask" ? t("Ingen navne på andre.") : null} fault=${fault} onInput=${(text) => answer({ [name]: text })} />`;
  }
}

function Lines({ label, lines, most, limit, fault, onChange }) {
  const shown = Array.from({ length: most }, (_, i) => lines[i] ?? "");
  const change = (place, text) => onChange(shown.map((line, i) => (i === place ? text : line)));
  return html`<fieldset class="field stack stack--tight"><legend>${label}</legend>
    ${shown.map((line, i) => html`<${TextField} key=${i} name="workplace_${i + 1}" label=${t("Sted {number}", { number: i + 1 })} value=${line} limit=${limit} isOptional=${i > 0} onInput=${(text) => change(i, text)} />`)}
    ${fault && html`<p class="field__fault">${fault.message}</p>`}
  </fieldset>`;
}

/** Whom a strength is for: oneself, or anyone of the table. */
export function Receiver({ values, change, next }) {
  const { myId } = usePhone();
  const mates = useTable("graduate").filter((person) => person.id !== myId.value);
  const form = useFocusWithin();
  const options = [{ value: myId.value, label: t("Mig selv") }, ...mates.map((person) => ({ value: person.id, label: person.name }))];
  const go = (event) => {
    event.preventDefault();
    next();
  };
  return html`<form ref=${form} class="stack" onSubmit=${go}>
    <${Choices} legend=${t("Hvem er styrken til?")} name="person" value=${values.person_id ?? myId.value} options=${options} onChoose=${(person_id) => change({ person_id })} />
    <p class="soft">${t("En styrke til en anden ligger med bagsiden op, til den bliver taget imod.")}</p>
    <div class="sheet__foot"><button type="submit" class="button button--main button--large button--wide">${t("Videre")}</button></div>
  </form>`;
}

