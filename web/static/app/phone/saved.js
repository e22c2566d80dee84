// Just saved, and for a moment the way back (rule 10.2); the same way stands under "Mig" for as long as it is open.
import { html, useEffect, useState } from "../html.js";
import { Check } from "../icons.js";
import { t } from "../say.js";
import { useOptions, usePhone } from "./context.js";

const SHOWN_MS = 8000;
// What is about being here, or is undone where it is done, asks for no way back.
const WITHOUT = new Set(["undo", "arrive", "give_pulse", "promise_silence", "draw_cards", "lay_back_cards", "set_level"]);

export function SavedStrip() {
  const { outbox } = usePhone();
  const { of } = useOptions();
  const newest = outbox.newest.value;
  const [shown, setShown] = useState(null);
  useEffect(() => {
    if (newest?.state !== "saved" || WITHOUT.has(newest.kind)) return setShown(null);
    setShown(newest.id);
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [newest]);
  if (!shown) return null;
  const canUndo = of("undo").some((option) => !option.meeting_id);
  return html`<div class="saved-strip">
    <span class="mark mark--saved"><${Check} />${t("Gemt")}</span>
    ${canUndo && html`<button type="button" class="button button--quiet" onClick=${() => outbox.send("undo")}>${t("Fortryd")}</button>`}
  </div>`;
}
