// One thing that was refused: why, every word of it, and the ways on.
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { t } from "../say.js";
import { usePhone } from "./context.js";
import { formFor } from "./forms.js";
import { commandWords, typedWords } from "./said.js";

export function Refused({ entry }) {
  const { outbox, drafts, sheets } = usePhone();
  const typed = typedWords(entry.fields);
  const form = formFor(entry);
  const mend = async () => {
    await drafts.put(form.name, form.values);
    await outbox.letGo(entry.id);
    sheets.show(form.sheet, form.props);
  };
  const again = async () => {
    await outbox.letGo(entry.id);
    await outbox.send(entry.kind, entry.fields);
  };
  return html`<div class="notice notice--refused">
    <${Icon} name="undo" />
    <div class="stack stack--tight grow">
      <p class="notice__title">${t("Ikke gemt: {what}", { what: commandWords(entry.kind) })}</p>
      <p>${entry.error.message}</p>
      ${typed.length > 0 && html`<blockquote class="kept-words">${typed.map((line, i) => html`<p key=${i}>${line}</p>`)}</blockquote>`}
      <div class="row">
        ${form
          ? html`<button type="button" class="button" onClick=${mend}>${t("Ret det")}</button>`
          : html`<button type="button" class="button" onClick=${again}>${t("Prøv igen")}</button>`}
        <button type="button" class="button button--quiet" onClick=${() => outbox.letGo(entry.id)}>${t("Slip det")}</button>
      </div>
    </div>
  </div>`;
}
