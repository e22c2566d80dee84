// The hall screen as a whole: head, the step's own picture, foot, and what may lie over them.
import { html, useEffect, useSignal } from "../html.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { AsksStep, asksShared } from "./asks.js";
import { besideTown } from "./beside.js";
import { Between, BoardStep } from "./board.js";
import { BreakStep, PauseStep } from "./break.js";
import { CardsStep, cardsShared } from "./cards.js";
import { Celebration } from "./celebration.js";
import { Evening, useEvening } from "./evening.js";
import { FilmStep } from "./film.js";
import { Foot } from "./foot.js";
import { Head } from "./head.js";
import { Help } from "./help.js";
import { JoinStep } from "./join.js";
import { ListStep } from "./list.js";
import { MissionsStep } from "./missions.js";
import { Goodbye, NotLive, Said } from "./notices.js";
import { turned, usePresses } from "./presses.js";
import { shownNow } from "./shown.js";
import { Spotlight } from "./spotlight.js";
import { WallStep } from "./wall.js";
import { WordsStep } from "./words.js";

const VIEWS = {
  board: BoardStep,
  join: JoinStep,
  wall: WallStep,
  cards: CardsStep,
  asks: AsksStep,
  missions: MissionsStep,
  film: FilmStep,
  endings: BoardStep,
  break: BreakStep,
  words: WordsStep,
  pause: PauseStep,
  list: ListStep,
  between: Between,
};

const TOWNS = new Set([BoardStep, Between, FilmStep]);
const SAID = new Set(["words", "break", "pause"]);

export function Hall() {
  const here = useHere();
  const shown = shownNow(here.game, here.edition, turned.value);
  const wish = useSignal(readWish());
  usePresses(here);
  useEffect(() => keepWish(wish.value), [wish.value]);
  useTitle(shown);
  const isList = wish.value.isList && TOWNS.has(VIEWS[shown.view]);
  const View = VIEWS[isList ? "list" : shown.view] ?? Waiting;
  const spot = shown.meeting?.spotlight;
  const evening = useEvening();
  const look = lookOf(View, shown, here);
  return html`<div class=${look} data-theme=${wish.value.isBright ? "bright" : "dusk"} data-view=${shown.view} lang=${document.documentElement.lang} style=${evening}>
    ${!wish.value.isBright && html`<${Evening} isTown=${look.includes("--board")} isRoomy=${look.includes("--roomy")} />`}
    <${Head} shown=${shown} />
    <main id="main" class="hall__main" tabindex="-1">
      <${View} key=${shown.place?.step.id ?? shown.view} shown=${shown} isBright=${wish.value.isBright} />
      ${spot?.is_agreed && spot.card && html`<${Spotlight} spot=${spot} />`}
    </main>
    <${Foot} shown=${shown} wish=${wish} />
    <${Celebration} />
    <${Said} />
    <${NotLive} />
    ${shown.view === "blank" && html`<div class="hall__blank"><span class="visually-hidden">${t("Skærmen er slukket et øjeblik.")}</span></div>`}
    <${Goodbye} />
    <${Help} />
  </div>`;
}

// What the whole screen makes room for, said by a class here: a `:has()` in the style would read the whole page anew
// at every key that is hung.
function lookOf(View, shown, here) {
  const looks = {
    "hall--board": TOWNS.has(View),
    "hall--beside": View === BoardStep && besideTown(shown, here) !== null,
    "hall--film": View === FilmStep,
    "hall--roomy": isRoomy(shown, here.game),
  };
  return ["hall", ...Object.keys(looks).filter((look) => looks[look])].join(" ");
}

// Whether the step leaves the foot of the picture to the evening's row of houses.
function isRoomy(shown, game) {
  if (shown.view === "cards") return cardsShared(game, shown).length === 0;
  if (shown.view === "wall") return game.all("door").length === 0;
  if (shown.view === "asks") return asksShared(game).length === 0;
  return SAID.has(shown.view);
}

function Waiting() {
  return html`<p class="hall__say">${t("Et øjeblik …")}</p>`;
}

function useTitle({ place }) {
  const title = place ? `${place.step.titles} · Teamwork` : "Teamwork";
  useEffect(() => {
    document.title = title;
  }, [title]);
}

// What this one screen prefers, kept on the machine: a bright picture, the list instead of the board.
function readWish() {
  try {
    return { isBright: false, isList: false, ...JSON.parse(localStorage.getItem("hall")) };
  } catch {
    return { isBright: false, isList: false };
  }
}

function keepWish(wish) {
  try {
    localStorage.setItem("hall", JSON.stringify(wish));
  } catch {
    // a browser that keeps nothing shows the hall all the same
  }
}
