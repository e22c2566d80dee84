// Small pieces of the coach's page: a button for one command, a sheet, a second press, a text that is kept.
import { html, useEffect, useId, useRef, useState } from "../html.js";
import { Icon } from "../icons.js";
import { t } from "../say.js";
import { useCommand } from "./command.js";
import { PaperTime } from "./paper.js";

/** A button that gives one command. */
export function Do({ kind, fields, look = "button", children, isPressed, label, then }) {
  const [run, { isBusy }] = useCommand();
  const press = async () => {
    if (!isBusy && (await run(kind, fields)) && then) then();
  };
  return html`<button type="button" class=${look} aria-busy=${isBusy ? "true" : null} aria-pressed=${isPressed ?? null} aria-label=${label ?? null} onClick=${press}>${children}</button>`;
}

/** A button that asks once more before it does what it says. */
export function Ask({ question, yes, look = "button", children, onYes }) {
  const [isAsked, ask] = useState(false);
  const first = useRef(null);
  useEffect(() => isAsked && first.current?.focus(), [isAsked]);
  if (!isAsked) return html`<button type="button" class=${look} onClick=${() => ask(true)}>${children}</button>`;
  return html`<div class="asked" role="group" aria-label=${question}>
    <p>${question}</p>
    <div class="row"><button type="button" ref=${first} class="button button--main" onClick=${async () => (await onYes()) !== false && ask(false)}>${yes}</button>
    <button type="button" class="button" onClick=${() => ask(false)}>${t("Nej")}</button></div>
  </div>`;
}

/**
 * A sheet over the page; Escape and the cross close it, and the focus goes back to where it came from.
 * `mayBePaper` where it is about something that may have happened before.
 */
export function Sheet({ title, onClose, children, mayBePaper = false }) {
  const sheet = useRef(null);
  const id = useId();
  useEffect(() => {
    sheet.current.showModal();
    return () => sheet.current?.close();
  }, []);
  return html`<dialog ref=${sheet} class="desk__sheet" aria-labelledby=${id} onClose=${onClose} onClick=${(event) => event.target === sheet.current && onClose()}>
    <div class="stack">
      <div class="spread"><h2 id=${id}>${title}</h2>
        <button type="button" class="button button--quiet button--icon" onClick=${onClose}><${Icon} name="close" label=${t("Luk")} /></button></div>
      ${mayBePaper && html`<${PaperTime} />`}
      ${children}
    </div>
  </dialog>`;
}

/** One text and its button; the text stays when it is refused. */
export function Writing({ label, hint, limit, first = "", send, sendText, isLong = true, isOptional = false }) {
  const [text, setText] = useState(first);
  const [run, { isBusy, refused }] = useCommand();
  const id = useId();
  const submit = async (event) => {
    event.preventDefault();
    if (isBusy || (!isOptional && text.trim() === "")) return;
    await send(run, text.trim());
  };
  const describedBy = [hint && `${id}-hint`, refused && `${id}-fault`].filter(Boolean).join(" ");
  const control = { id, value: text, maxLength: limit, "aria-describedby": describedBy || null, "aria-invalid": refused ? "true" : null };
  const type = (event) => setText(event.currentTarget.value);
  return html`<form class="stack stack--tight" onSubmit=${submit}>
    <div class="field">
      <label class="field__label" for=${id}>${label}</label>
      ${hint && html`<p class="field__hint" id=${`${id}-hint`}>${hint}</p>`}
      ${isLong ? html`<textarea class="textarea" rows="3" ...${control} onInput=${type}></textarea>` : html`<input class="input" type="text" ...${control} onInput=${type} />`}
      ${limit - text.length < limit / 4 && html`<p class="field__count">${t("{count} tegn tilbage", { count: limit - text.length })}</p>`}
      ${refused && html`<p class="field__fault" id=${`${id}-fault`}>${refused}</p>`}
    </div>
    <div><button class="button button--main" aria-busy=${isBusy ? "true" : null}>${sendText}</button></div>
  </form>`;
}

/** Text or nothing: how many characters a field of the edition takes. */
export function limitOf(edition, name) {
  const lengths = edition.limits.text_lengths;
  return lengths[name] ?? lengths.other;
}
