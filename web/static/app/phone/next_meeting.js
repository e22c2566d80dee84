// When we meet next; a meeting is moved, never cancelled (rule 6.1).
import { html } from "../html.js";
import { Clock } from "../icons.js";
import { sayDay, sayTime, t } from "../say.js";
import { useGame, usePhone } from "./context.js";

export function NextMeeting() {
  const { game, edition } = usePhone();
  const { time_zone } = useGame();
  const next = game
    .all("meeting")
    .filter((meeting) => meeting.state === "planned")
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at))[0];
  if (!next) return null;
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone }).format(new Date(next.starts_at));
  return html`<section class="stack stack--tight">
    <h2>${t("Næste gang vi ses")}</h2>
    <p class="icon-line"><${Clock} /><span><strong>${edition.agendas[next.agenda_id]?.titles}</strong><br />
      ${t("{day} kl. {time}", { day: sayDay(day), time: sayTime(next.starts_at, time_zone) })}</span></p>
  </section>`;
}
