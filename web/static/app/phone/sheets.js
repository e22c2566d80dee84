// Sheets: one thing to do, from below, over the page it belongs to. The phone's back button closes it.
import { html, signal, useId, useLayoutEffect, useRef } from "../html.js";
import { Icon } from "../icons.js";
import { t } from "../say.js";
import { load, loaded } from "./lazy.js";
import { SHEETS } from "./sheet_list.js";

/** The sheet that is open, by its name in the list, with its properties; or none. */
export class Sheets {
  constructor() {
    this.open = signal(null);
    addEventListener("popstate", () => (this.open.value = null));
  }

  /** Shows a sheet; in place of the one that is open, if any. */
  async show(name, props = {}) {
    if (!this.open.value) history.pushState({ sheet: true }, "");
    const number = (this.open.value?.number ?? 0) + 1;
    this.open.value = { number, props, component: loaded(SHEETS[name]) };
    if (this.open.value.component) return;
    const component = await load(SHEETS[name]).catch(() => NotHere);
    if (this.open.value?.number === number) this.open.value = { number, props, component };
  }

  /** The sheet goes, the page is as it was. */
  close() {
    if (!this.open.value) return;
    if (history.state?.sheet) history.back();
    else this.open.value = null;
  }
}

/** Draws whatever sheet is open. */
export function OpenSheet({ sheets }) {
  const open = sheets.open.value;
  if (!open?.component) return null;
  return html`<${open.component} key=${open.number} ...${open.props} close=${() => sheets.close()} />`;
}

function NotHere({ close }) {
  return html`<${Sheet} title=${t("Ikke hentet endnu")} close=${close}><p>${t("Denne del er ikke nået ned på telefonen. Prøv igen, når der er net.")}</p></${Sheet}>`;
}

/** The frame of a sheet: a title, a way out, and what is done lies lowest. */
export function Sheet({ title, close, isFull, onBack, children, foot }) {
  const dialog = useRef(null);
  const name = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    shown.showModal();
    return () => {
      shown.close();
      if (opener?.isConnected) opener.focus();
      else document.getElementById("main")?.focus();
    };
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    close();
  };
  const outside = (event) => event.target === dialog.current && close();
  return html`<dialog ref=${dialog} class="sheet ${isFull ? "sheet--full" : ""}" aria-labelledby=${name}
    onCancel=${cancel} onClick=${outside}>
    <div class="sheet__head">
      ${onBack && html`<button type="button" class="button button--icon button--quiet" onClick=${onBack} aria-label=${t("Tilbage")}><${Icon} name="prev" /></button>`}
      <h2 class="sheet__title" id=${name} tabindex="-1" autofocus>${title}</h2>
      <button type="button" class="button button--icon button--quiet" onClick=${close} aria-label=${t("Luk")}><${Icon} name="close" /></button>
    </div>
    <div class="sheet__body">${children}</div>
    ${foot && html`<div class="sheet__foot">${foot}</div>`}
  </dialog>`;
}
