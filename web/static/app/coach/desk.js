// The coach's page as a whole: its head, its five rooms, and what it has to say.
import { html, useEffect, useRef, useState } from "../html.js";
import { Icon } from "../icons.js";
import { openMeetingOf, theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { sayTime, t } from "../say.js";
import { told } from "./command.js";
import { Give } from "./give.js";
import { Knocks } from "./knocks.js";
import { MeetingRoom } from "./meeting_room.js";
import { useOptions } from "./options.js";
import { Paper, PaperBegin, paperTime } from "./paper.js";
import { Seats } from "./seats.js";
import { TeamRoom } from "./team_room.js";
import { TownRoom } from "./town_room.js";

const ROOMS = [
  { id: "meeting", icon: "screen", name: () => t("Mødet"), view: MeetingRoom },
  { id: "team", icon: "people", name: () => t("Holdet"), view: TeamRoom },
  { id: "give", icon: "key", name: () => t("Giv"), view: Give },
  { id: "town", icon: "home", name: () => t("Byen"), view: TownRoom },
  { id: "seats", icon: "door", name: () => t("Pladser"), view: Seats },
];

const FROM_PAPER = new Set(["meeting", "give"]); // where there is something to write in

export function Desk() {
  const { game, live } = useHere();
  const { me } = useOptions();
  const open = openMeetingOf(game, me);
  const [room, enter] = useRoom(open, me !== undefined);
  const View = ROOMS.find(({ id }) => id === room).view;
  if (live.goodbye.value) return html`<${Goodbye} />`;
  return html`<div class="desk desk--coach">
    <${DeskHead} room=${room} />
    <main id="main" class="desk__main" tabindex="-1">
      ${me ? html`<${Knocks} />${paperTime.value !== null && html`<${Paper} />`}<${View} open=${open} enter=${enter} />${paperTime.value === null && FROM_PAPER.has(room) && html`<${PaperBegin} />`}` : html`<p class="soft">${t("Et øjeblik …")}</p>`}
    </main>
    <${DeskFoot} />
    <div role="status">${told.value && !told.value.isRefusal && html`<p class="desk__told">${told.value.text}</p>`}</div>
    <div role="alert">${told.value?.isRefusal && html`<p class="desk__told desk__told--refused">${told.value.text}</p>`}</div>
  </div>`;
}

// The room lies in the address, so that reload and the browser's own back work; a meeting that opens draws everyone in.
function useRoom(open, isKnown) {
  const read = () => ROOMS.find(({ id }) => id === location.hash.slice(1))?.id;
  const [chosen, choose] = useState(read());
  useEffect(() => {
    const turn = () => choose((before) => read() ?? before); // the skip link is no room
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);
  const before = useRef(null); // null until the first view: who opens the page chooses where
  useEffect(() => {
    if (!isKnown) return;
    if (open && before.current === "none" && location.hash !== "#meeting") enter("meeting");
    before.current = open ? open.id : "none";
  }, [isKnown, open?.id]);
  return [chosen ?? (open ? "meeting" : "team"), enter];
}

function enter(room) {
  location.hash = room;
}

function DeskHead({ room }) {
  const { edition, game } = useHere();
  const whole = theGame(game);
  const phase = edition.phases.find(({ id }) => id === whole?.phase)?.names;
  return html`<header class="desk__head">
    <div class="desk__game"><p class="desk__name">${whole?.name ?? "Teamwork"}</p><p class="soft">${phase}
      ${whole?.is_rehearsal && html`${" "}<span class="chip">${t("Øvespil")}</span>`}${whole?.has_bots && html`${" "}<span class="chip">${t("Bots spiller med")}</span>`}</p></div>
    <nav class="desk__rooms" aria-label=${t("Sider")}><ul>${ROOMS.map(
      ({ id, icon, name }) => html`<li key=${id}><a href=${`#${id}`} aria-current=${id === room ? "page" : null}><${Icon} name=${icon} /><span>${name()}</span></a></li>`,
    )}</ul></nav>
    <${Line} />
  </header>`;
}

/** Whether the page is live, and since when it is not; nothing is said while all is well. */
function Line() {
  const { edition, live } = useHere();
  const since = live.lostAt.value;
  if (since === null || live.isLive.value) return html`<div role="status" class="desk__line"></div>`;
  const time = sayTime(new Date(since).toISOString(), edition.season.time_zone);
  return html`<div role="status" class="desk__line"><p class="chip chip--wait"><${Icon} name="offline" />${t("Ikke live siden {time}", { time })}</p></div>`;
}

function DeskFoot() {
  const other = document.documentElement.lang === "da" ? "en" : "da";
  return html`<footer class="foot desk__foot">
    <a href=${`?lang=${other}`} lang=${other} hreflang=${other}>${other === "en" ? "English" : "Dansk"}</a>
    <a href="/privacy">${t("Dine data")}</a>
    ${document.getElementById("app").dataset.account === "yes" && html`<a href="/sign-in/mine">${t("Din adgang")}</a>`}
    <a href="/was">${t("Tilgængelighedserklæring")}</a>
    <form method="post" action="/out"><button class="button button--quiet">${t("Log ud")}</button></form>
  </footer>`;
}

function Goodbye() {
  return html`<main id="main" class="door-page"><div class="door-page__sheet panel"><h1>${t("Du er logget ud her")}</h1>
    <p>${t("Din plads kan være åbnet med et nyt kort, eller også er spillet lukket. Brug dit personlige kort for at komme ind igen.")}</p>
    <p><a class="button button--main" href="/join">${t("Kom ind")}</a></p></div></main>`;
}
