// Forms: text is kept as it is typed, a refusal stands at its field, and what was written stays.
import { html, useId, useState } from "../html.js";
import { t } from "../say.js";
import { usePhone } from "./context.js";

/** What stands in a form: `[values, change(patch), clear()]`, kept on the device under `form`. */
export function useDraft(form, first = {}) {
  const { drafts } = usePhone();
  const [values, setValues] = useState(() => ({ ...first, ...drafts.get(form) }));
  const change = (patch) => {
    setValues((before) => {
      const after = { ...before, ...patch };
      drafts.put(form, after);
      return after;
    });
  };
  return [values, change, () => drafts.clear(form)];
}

/** Sends a form: `[submit(kind, fields), {isBusy, fault}]`. A refusal is shown and the text stays; else `done` is called. */
export function useSubmit({ form, values, done }) {
  const { outbox, drafts } = usePhone();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState(null);
  const submit = async (kind, fields) => {
    if (isBusy) return;
    setBusy(true);
    setFault(null);
    const entry = await outbox.deliver(kind, fields);
    setBusy(false);
    if (entry?.state === "refused") {
      if (form) await drafts.put(form, values);
      await outbox.letGo(entry.id);
      setFault(entry.error);
      return;
    }
    if (form) await drafts.clear(form);
    done(entry);
  };
  return [submit, { isBusy, fault, setFault }];
}

/** The refusal's sentence for one field, or for the form when the field is not in it. */
export function faultOf(fault, name) {
  const field = fault?.params?.field ?? null;
  if (!fault || field === null) return null;
  return field === name || field.startsWith(`${name}_`) || field.endsWith(`.${name}`) ? fault : null;
}

/** The sentence with the field called what it is called here. */
export function faultWords(fault, label) {
  const field = fault.params?.field;
  return field && label ? fault.message.replace(`»${field}«`, `»${label}«`).replace(`“${field}”`, `“${label}”`) : fault.message;
}

/** Label, hint, control, fault; always in that order. */
export function TextField({ name, label, hint, value = "", onInput, limit, isLong, isOptional, fault, isLabelHidden, ...rest }) {
  const id = useId();
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || null;
  const left = limit ? limit - value.length : null;
  const control = {
    id,
    name,
    value,
    maxlength: limit ?? null,
    "aria-invalid": fault ? "true" : null,
    "aria-describedby": told,
    required: !isOptional,
    onInput: (event) => onInput(event.currentTarget.value),
    ...rest,
  };
  return html`<div class="field">
    <label class=${isLabelHidden ? "visually-hidden" : "field__label"} for=${id}>${label}
      ${isOptional && html`${" "}<span class="field__optional">${t("(kan springes over)")}</span>`}</label>
    ${hint && html`<p class="field__hint" id="${id}-hint">${hint}</p>`}
    ${isLong ? html`<textarea class="textarea" rows="4" ...${control}></textarea>` : html`<input class="input" type="text" ...${control} />`}
    ${left !== null && left <= limit / 4 && html`<p class="field__count">${t("{count} tegn tilbage", { count: left })}</p>`}
    ${fault && html`<p class="field__fault" id="${id}-fault">${faultWords(fault, label)}</p>`}
  </div>`;
}

/** A refusal that belongs to no field of the form. */
export function FormFault({ fault, fields = [] }) {
  if (!fault || fields.some((name) => faultOf(fault, name))) return null;
  return html`<div class="notice notice--refused" role="alert"><p>${fault.message}</p></div>`;
}

/** One of a few, each a whole line to touch. */
export function Choices({ legend, name, value, options, onChoose, isLegendHidden }) {
  const group = useId();
  return html`<fieldset class="field">
    <legend class=${isLegendHidden ? "visually-hidden" : ""}>${legend}</legend>
    <div class="choices">${options.map((option) => html`<label class="choice" key=${option.value}>
      <input type="radio" name="${name}-${group}" value=${option.value} checked=${value === option.value} onChange=${() => onChoose(option.value)} />
      <span class="choice__text"><span>${option.label}</span>${option.hint && html`<span class="choice__hint">${option.hint}</span>`}</span>
    </label>`)}</div>
  </fieldset>`;
}

export function Tick({ checked, onChange, children, hint }) {
  return html`<label class="choice">
    <input type="checkbox" checked=${checked} onChange=${(event) => onChange(event.currentTarget.checked)} />
    <span class="choice__text"><span>${children}</span>${hint && html`<span class="choice__hint">${hint}</span>`}</span>
  </label>`;
}

/** The button that sends the form; it says when it is at work. */
export function SendForm({ isBusy, children, ...rest }) {
  return html`<button type="submit" class="button button--main button--large button--wide" aria-busy=${isBusy ? "true" : null} ...${rest}>${children}</button>`;
}
