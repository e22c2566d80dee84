// New words on a card of one's own; what is left out of it stays as it was (rule 4.9).
import { html } from "../html.js";
import { t } from "../say.js";
import { FIELDS, fieldName } from "../card/kinds.js";
import { usePhone } from "./context.js";
import { FormFault, SendForm, TextField, faultOf, useDraft, useSubmit } from "./form.js";
import { Sheet } from "./sheets.js";

const FIXED = new Set(["due", "influence"]);

export function ReviseSheet({ id, close }) {
  const { game, edition } = usePhone();
  const card = game.get(`card:${id}`) ?? { kind: "action" };
  const fields = FIELDS[card.kind].filter((field) => !FIXED.has(field.name));
  const form = `revise/${id}`;
  const first = Object.fromEntries(fields.map(({ name, type }) => [name, card[name] ?? (type === "list" ? [] : "")]));
  const [values, change] = useDraft(form, first);
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const limits = edition.limits.text_lengths;
  const send = (event) => {
    event.preventDefault();
    const { workplaces, ...texts } = values;
    submit("revise_card", { card_id: id, fields: texts, ...(workplaces && { workplaces: workplaces.filter((line) => line.trim()) }) });
  };
  return html`<${Sheet} title=${t("Ret kortet")} close=${close} isFull>
    <form class="stack" onSubmit=${send}>
      ${fields.map((field) =>
        field.type === "list"
          ? html`<${Places} key=${field.name} values=${values} change=${change} most=${edition.limits.workplaces_most} limit=${limits.workplace} fault=${faultOf(fault, "workplaces")} />`
          : html`<${TextField} key=${field.name} name=${field.name} label=${fieldName(card.kind, field.name)} isLong=${field.isLong} isOptional=${field.isOptional}
              value=${values[field.name]} limit=${limits[field.name] ?? limits.other} onInput=${(text) => change({ [field.name]: text })} fault=${faultOf(fault, field.name)} />`,
      )}
      <${FormFault} fault=${fault} fields=${fields.map((field) => field.name)} />
      <${SendForm} isBusy=${isBusy}>${t("Gem kortet")}</${SendForm}>
    </form>
  </${Sheet}>`;
}

function Places({ values, change, most, limit, fault }) {
  const lines = Array.from({ length: most }, (_, i) => values.workplaces[i] ?? "");
  return html`<fieldset class="field stack stack--tight"><legend>${t("Hvor")}</legend>
    ${lines.map((line, i) => html`<${TextField} key=${i} name="workplace_${i + 1}" label=${t("Sted {number}", { number: i + 1 })} value=${line} limit=${limit} isOptional=${i > 0}
      onInput=${(text) => change({ workplaces: lines.map((other, place) => (place === i ? text : other)) })} />`)}
    ${fault && html`<p class="field__fault">${fault.message}</p>`}
  </fieldset>`;
}
