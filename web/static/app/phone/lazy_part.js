// A part of a page that has not been fetched yet: it comes when it is here; without a net it says so.
import { html, useEffect, useState } from "../html.js";
import { t } from "../say.js";
import { load, loaded } from "./lazy.js";

/** The component of a place, with its properties; `isQuiet` where nothing is missed until it is here. */
export function Lazy({ place, isQuiet, ...given }) {
  const [isMissing, setMissing] = useState(false);
  const [, draw] = useState(0);
  const component = loaded(place);
  useEffect(() => {
    if (component) return;
    load(place).then(
      () => draw((count) => count + 1),
      () => setMissing(true),
    );
  }, [component]);
  if (component) return html`<${component} ...${given} />`;
  if (isQuiet) return null;
  return isMissing ? html`<p>${t("Denne del er ikke nået ned på telefonen. Prøv igen, når der er net.")}</p>` : html`<p class="soft">${t("Et øjeblik …")}</p>`;
}
