// Closing a meeting: asked once more; a check-in that is not ready is closed with a reason (rule 6.5).
import { html, useState } from "../html.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useCommand } from "./command.js";
import { useOptions } from "./options.js";
import { Ask, Sheet, Writing, limitOf } from "./pieces.js";

export function Closing({ meeting }) {
  const { can } = useOptions();
  const [run] = useCommand();
  if (!can("close_meeting", { meeting_id: meeting.id })) return null;
  if (meeting.kind === "check_in" && !meeting.is_ready_to_close) return html`<${CloseEarly} meeting=${meeting} />`;
  const isCamp = meeting.kind === "camp";
  return html`<div><${Ask} question=${isCamp ? t("Skal campen slutte for alle borde?") : t("Skal mødet slutte?")} yes=${t("Ja, slut nu")}
    onYes=${() => run("close_meeting", { meeting_id: meeting.id })}>${isCamp ? t("Afslut campen") : t("Afslut mødet")}<//></div>`;
}

function CloseEarly({ meeting }) {
  const { edition } = useHere();
  const [isOpen, setOpen] = useState(false);
  const { ready = 0, of = 0 } = meeting.looked ?? {};
  return html`<div><button type="button" class="button" onClick=${() => setOpen(true)}>${t("Afslut mødet")}</button>
    ${isOpen && html`<${Sheet} title=${t("Slut før alle er klar?")} onClose=${() => setOpen(false)} mayBePaper=${true}>
      <p>${t("{ready} af {of} er klar. Det er i orden at slutte nu; skriv kort hvorfor. Skriv om mødet, ikke om en person.", { ready, of })}</p>
      <${Writing} label=${t("Hvorfor slutter I nu?")} limit=${limitOf(edition, "reason")} send=${(run, reason) => run("close_meeting", { meeting_id: meeting.id, reason })} sendText=${t("Slut mødet")} />
    <//>`}
  </div>`;
}
