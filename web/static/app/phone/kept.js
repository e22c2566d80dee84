// What was refused stays here, with why and with every word, until its owner lets it go.
import { html, useEffect } from "../html.js";
import { t } from "../say.js";
import { usePhone } from "./context.js";
import { Lazy } from "./lazy_part.js";

// What is refused because it has already come to pass asks nothing of anybody.
const SILENT = new Set(["arrive"]);

export const REFUSED = ["refused_entry", "Refused"];

export function Kept() {
  const { outbox } = usePhone();
  const refused = outbox.refused.value;
  useEffect(() => {
    for (const entry of refused) if (SILENT.has(entry.kind)) outbox.letGo(entry.id);
  }, [refused]);
  const shown = refused.filter((entry) => !SILENT.has(entry.kind));
  if (!shown.length) return null;
  return html`<section class="stack" aria-label=${t("Ikke gemt")}>
    ${shown.map((entry) => html`<${Lazy} key=${entry.id} place=${REFUSED} entry=${entry} />`)}
  </section>`;
}
