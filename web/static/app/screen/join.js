// Coming in: one large code for the room, and a shape for everyone who has come, table by table.
import { html, useEffect, useState } from "../html.js";
import { Qr } from "../icons.js";
import { TeamBadge, TeamShape } from "../board/shapes.js";
import { teamName, teamsInOrder } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";

export function JoinStep({ shown }) {
  const code = useRoomCode(shown.meeting.id);
  return html`<section class="hall__join">
    <div class="hall__way-in">${code ? html`<${RoomCode} code=${code} />` : html`<${OwnCard} />`}</div>
    <${Tables} present=${shown.meeting.present_by_team ?? {}} />
  </section>`;
}

// `{code, url, svg}` of the room, or null where there is none; asked for anew with every meeting.
function useRoomCode(meetingId) {
  const { gameId } = useHere();
  const [code, setCode] = useState(null);
  useEffect(() => {
    let isGone = false;
    fetch(`/screen/${gameId}/code`)
      .then((answer) => (answer.status === 200 ? answer.json() : null))
      .then((found) => isGone || setCode(found))
      .catch(() => isGone || setCode(null));
    return () => (isGone = true);
  }, [meetingId]);
  return code;
}

function RoomCode({ code }) {
  // As a picture of its own it needs its namespace, which inline SVG leaves out.
  const svg = code.svg.includes("xmlns=") ? code.svg : code.svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  const picture = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return html`<div class="hall__qr"><img src=${picture} alt=${t("QR-kode til {address}", { address: code.url })} /></div>
    <div><p class="hall__address">${code.url.replace(/^https?:\/\//, "").replace(/#.*$/, "")}</p><p class="hall__code">${code.code}</p></div>`;
}

function OwnCard() {
  return html`<div class="hall__slip"><${Qr} /><p class="hall__say">${t("Scan dit personlige kort")}</p></div>
    <p class="hall__ask">${t("Koden på dit kort er kun din. Spørg din coach, hvis du mangler et.")}</p>`;
}

function Tables({ present }) {
  const { edition, game } = useHere();
  const { graduates, coaches, helpers } = edition.sizes;
  const all = Object.values(present).reduce((sum, count) => sum + count, 0);
  return html`<div class="hall__present">
    <p class="hall__tally" role="status"><span class="hall__count">${all}</span><span>${tn("er kommet", "er kommet", all)}</span></p>
    <ul class="hall__dots">${teamsInOrder(game).map((team) => {
      const here = present[team.id] ?? 0;
      return html`<li key=${team.id} data-accent=${(team.seat_no - 1) % 4}>
        <h2><${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} /></h2>
        <${Dots} accent=${team.seat_no - 1} here=${here} of=${Math.max(here, graduates + coaches + helpers)} />
      </li>`;
    })}</ul>
  </div>`;
}

function Dots({ accent, here, of }) {
  return html`<span class="dots" role="img" aria-label=${t("{here} af {of} er her", { here, of })}>${Array.from(
    { length: of },
    (_, i) => html`<span key=${i} class=${i < here ? "" : "is-away"}><${TeamShape} accent=${accent} /></span>`,
  )}</span>`;
}
