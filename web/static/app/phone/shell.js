// What stays while the pages change: the head, the state of the line, the meeting, the tabs.
import { html, signal, useEffect, useRef, useState } from "../html.js";
import { Icon } from "../icons.js";
import { sayTime, t, tn } from "../say.js";
import { useGame, useMe, useMeeting, usePhone, useTeam } from "./context.js";
import { Goodbye } from "./goodbye.js";
import { Announcer } from "./mark.js";
import { Kept, REFUSED } from "./kept.js";
import { Lazy } from "./lazy_part.js";
import { SavedStrip } from "./saved.js";
import { SHEETS } from "./sheet_list.js";
import { OpenSheet } from "./sheets.js";
import { TeamBadge } from "./team_badge.js";

const LINE_PATIENCE_MS = 3000;

const route = signal(location.hash.slice(1));
addEventListener("hashchange", () => (route.value = location.hash.slice(1)));

const PAGES = {
  graduate: [
    { id: "", icon: "home", name: () => t("Min side"), page: ["my_page", "MyPage"] },
    { id: "cards", icon: "star", name: () => t("Kort"), page: ["cards_page", "CardsPage"] },
    { id: "team", icon: "people", name: () => t("Holdet"), page: ["team_page", "TeamPage"] },
    { id: "self", icon: "spark", name: () => t("Mig"), page: ["self_page", "SelfPage"] },
  ],
  helper: [
    { id: "", icon: "people", name: () => t("Bordet"), page: ["table_page", "TablePage"] },
    { id: "doors", icon: "door", name: () => t("Døre"), page: ["doors_page", "DoorsPage"] },
    { id: "asks", icon: "hand", name: () => t("Ønsker"), page: ["asks_page", "AsksPage"] },
    { id: "thanks", icon: "letter", name: () => t("Tak"), page: ["thanks_page", "ThanksPage"] },
  ],
};

const PROMISE = ["promise", "PromisePage"];
const MEETING = ["meeting", "MeetingBanner"];

/** Every module a person of this role may come to, the first page first. */
export function placesOf(role) {
  const pages = (PAGES[role] ?? PAGES.graduate).map((page) => page.page);
  const often = [...pages, MEETING, REFUSED, ["self_page", "SelfPage"], ...(role === "helper" ? [PROMISE] : [])];
  return [...often, ...Object.values(SHEETS)];
}

export function Shell() {
  const { live, role, sheets } = usePhone();
  const me = useMe();
  const { has_bots, is_rehearsal } = useGame();
  const isMeeting = Boolean(useMeeting());
  if (live.goodbye.value) return html`<${Goodbye} code=${live.goodbye.value} />`;
  const [id, section] = route.value.split("/");
  const pages = PAGES[role] ?? PAGES.graduate;
  const mustPromise = role === "helper" && !me.promised_at;
  const hidden = [...pages, { id: "self", name: () => t("Mig"), page: ["self_page", "SelfPage"] }];
  const shown = hidden.find((page) => page.id === id) ?? pages[0];
  return html`<div class="phone">
    <header class="phone__head">
      <${TeamBadge} team=${useTeam()} />
      <span class="row row--tight">
        ${(is_rehearsal || has_bots) && html`<span class="chip">${is_rehearsal ? t("Øvespil") : t("Bots spiller med")}</span>`}
        <${Unsent} />
        ${role === "helper" && !mustPromise && html`<a class="button button--icon button--quiet" href="#self" aria-label=${t("Mig")}><${Icon} name="person" /></a>`}
      </span>
    </header>
    <${Line} />
    ${!mustPromise && isMeeting && html`<${Lazy} place=${MEETING} isQuiet=${true} />`}
    <main id="main" class="phone__main" tabindex="-1">
      <${Kept} />
      ${mustPromise ? html`<${Lazy} place=${PROMISE} />` : html`<${Page} key=${shown.id} name=${shown.name()} page=${shown.page} section=${section} />`}
    </main>
    <${SavedStrip} />
    ${!mustPromise && html`<nav class="phone__tabs" aria-label=${t("Sider")}>
      ${pages.map((page) => html`<a key=${page.id} class="phone__tab" href="#${page.id}" aria-current=${page.id === shown.id ? "page" : null}>
        <${Icon} name=${page.icon} /><span>${page.name()}</span></a>`)}
    </nav>`}
    <${OpenSheet} sheets=${sheets} />
    <${Announcer} />
  </div>`;
}

let isFirstPage = true;

// A new page begins at its heading, also for a reader; the very first leaves the focus alone.
function Page({ name, page, section }) {
  const heading = useRef(null);
  useEffect(() => {
    document.title = `${name} · Teamwork`;
    if (isFirstPage) isFirstPage = false;
    else {
      scrollTo(0, 0);
      heading.current.focus({ preventScroll: true });
    }
  }, []);
  return html`<h1 class="phone__title" tabindex="-1" ref=${heading}>${name}</h1><${Lazy} place=${page} section=${section} />`;
}

// The line is honest, and calm: nothing is lost by its being away.
function Line() {
  const { live, device } = usePhone();
  const { time_zone } = useGame();
  const isLive = live.isLive.value;
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (isLive) return setLate(false);
    const timer = setTimeout(() => setLate(true), LINE_PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isLive]);
  if (isLive || !isLate) return null;
  const since = sayTime(new Date(live.lostAt.value ?? Date.now()).toISOString(), time_zone);
  return html`<p class="phone__line" role="status"><${Icon} name="offline" />
    ${device.isKeeping
      ? t("Ikke live siden {time}. Det, du gør, bliver gemt her og sendt bagefter.", { time: since })
      : t("Ikke live siden {time}. Lad siden være åben: Det, du gør, bliver husket, til den lukkes, og sendt bagefter.", { time: since })}</p>`;
}

function Unsent() {
  const count = usePhone().outbox.waiting.value.length;
  if (!count) return null;
  return html`<span class="mark mark--waiting"><${Icon} name="waiting" />${tn("{count} venter", "{count} venter", count)}</span>`;
}
