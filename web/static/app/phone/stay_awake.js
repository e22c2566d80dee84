// In a meeting, and only there, the screen may be kept lit: asked for by a tap, over with the meeting.
import { html, useEffect, useState } from "../html.js";
import { t } from "../say.js";

export function StayAwake() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    let lock = null;
    let isOver = false;
    // The browser takes it back whenever the page is hidden.
    const light = async () => {
      if (document.visibilityState !== "visible") return;
      lock = await navigator.wakeLock.request("screen").catch(() => null);
      if (isOver) lock?.release();
    };
    light();
    document.addEventListener("visibilitychange", light);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", light);
      lock?.release();
    };
  }, [isWanted]);
  if (!navigator.wakeLock) return null;
  return html`<button type="button" class="button button--quiet" aria-pressed=${isWanted ? "true" : "false"} onClick=${() => setWanted(!isWanted)}>
    ${isWanted ? t("Skærmen holdes tændt") : t("Hold skærmen tændt")}</button>`;
}
