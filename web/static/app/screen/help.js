// The keys of the hall screen, on one sheet.
import { html, useEffect, useRef } from "../html.js";
import { areLettersOn, switchLetters } from "../meeting/keys.js";
import { t } from "../say.js";
import { isHelpOpen } from "./presses.js";

export function Help() {
  const sheet = useRef(null);
  const isOpen = isHelpOpen.value;
  useEffect(() => {
    if (isOpen && !sheet.current.open) sheet.current.showModal();
    if (!isOpen && sheet.current.open) sheet.current.close();
  }, [isOpen]);
  const other = document.documentElement.lang === "da" ? "en" : "da";
  return html`<dialog ref=${sheet} class="hall__sheet" aria-labelledby="help-title" onClose=${() => (isHelpOpen.value = false)}
    onKeyDown=${(event) => event.key === "?" && (isHelpOpen.value = false)}>
    <h2 id="help-title">${t("Taster")}</h2>
    <dl class="hall__keys">${keys().map(([names, does]) => html`<div key=${does}><dt>${names}</dt><dd>${does}</dd></div>`)}</dl>
    <p>${t("Klikker og tastatur virker, når en coach er logget på i samme browser.")}</p>
    <label class="hall__switch"><input type="checkbox" checked=${areLettersOn()} onChange=${(event) => switchLetters(event.currentTarget.checked)} />${t("Enkelte bogstaver virker som taster")}</label>
    <p class="hall__links">
      <button type="button" class="hall__button" onClick=${() => (isHelpOpen.value = false)}>${t("Luk")}</button>
      <a href=${`?lang=${other}`} lang=${other}>${other === "en" ? "English" : "Dansk"}</a>
      <a href="/was">${t("Tilgængelighedserklæring")}</a>
    </p>
  </dialog>`;
}

function keys() {
  return [
    [t("Page Down, pil højre, mellemrum"), t("Næste punkt")],
    [t("Page Up, pil venstre"), t("Forrige punkt")],
    [t("B eller punktum"), t("Sluk og tænd skærmen")],
    ["T", t("Start uret, eller hold pause")],
    ["Z", t("Fortryd")],
    [t("F, eller F5 på klikkeren"), t("Fuld skærm; i filmen: vis og hold")],
    [t("Page Down og Page Up i filmen"), t("Næste og forrige camp")],
    ["?", t("Denne liste")],
  ];
}
