// The promise of silence: before anything is shown to a helper, and kept with day and version (journey H1).
import { html } from "../html.js";
import { t } from "../say.js";
import { useMe, usePhone } from "./context.js";
import { SendButton } from "./mark.js";

/** Which wording was promised; a new wording gets a new mark. */
export const PROMISE_VERSION = "2026-1";

export function PromisePage() {
  const { outbox } = usePhone();
  const me = useMe();
  const refused = outbox.refused.value.find((entry) => entry.kind === "promise_silence");
  return html`<h1 class="phone__title">${t("Et løfte først")}</h1>
    <p class="lede">${t("Hej {name}. Her deler mennesker drømme og det, der er svært. Derfor beder vi dig love tre ting.", { name: me.name ?? "" })}</p>
    <ol class="promises">
      <li>${t("Det, jeg læser og hører her, bliver her.")}</li>
      <li>${t("Jeg gemmer, kopierer og fotograferer det ikke.")}</li>
      <li>${t("Jeg skriver aldrig navn, mail eller nummer på andre ind i spillet. Det giver jeg, når vi ses.")}</li>
    </ol>
    <p class="soft">${t("Vi gemmer datoen for dit løfte. Du ser kun det, der bliver delt med bordet, og kun så længe spillet er i gang.")}</p>
    ${refused && html`<p class="notice notice--refused">${refused.error.message}</p>`}
    <div class="phone__thumb"><${SendButton} kind="promise_silence" fields=${{ version: PROMISE_VERSION }}
      className="button button--main button--large button--wide">${t("Det lover jeg")}</${SendButton}></div>`;
}
