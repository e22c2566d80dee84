// Presses on the hall screen: handed to a coach's tab; without a server they turn the show here.
import { effect, signal, useEffect, useLayoutEffect } from "../html.js";
import { newId } from "../meeting/id.js";
import { actionOf, openChannel } from "../meeting/keys.js";
import { t } from "../say.js";
import { filmPress, steered } from "./reel.js";
import { shownNow, turnedBy } from "./shown.js";

const HEARD_WITHIN_MS = 500;
const SAID_FOR_MS = 6000;
const KEPT_AFTER_RETURN_MS = 3000;

/** Where the show was turned to without the server; null as soon as the server's own state is shown again. */
export const turned = signal(null);
/** One sentence to whoever holds the clicker, gone after some seconds. */
export const said = signal(null);
export const isHelpOpen = signal(false);

/** Listens to keys and to coaches' tabs for as long as the screen stands. */
export function usePresses({ edition, game, gameId, live }) {
  useLayoutEffect(() => {
    const waiting = new Map(); // before the first picture, so that no press is lost
    const turn = (action) => turnedBy(action, shownNow(game, edition, turned.peek())) ?? turned.peek(); // from the press before, drawn or not
    const channel = openChannel(gameId, (message) => hear(message, waiting));
    const press = (event) => {
      const action = actionOf(event);
      if (action === undefined) {
        if (event.key === "Escape") isHelpOpen.value = false;
        return;
      }
      event.preventDefault();
      if (!filmPress(action) && !done(action)) handOver(action, { channel, waiting, live, turn });
    };
    addEventListener("keydown", press);
    const stopFilm = effect(() => steered.value && tellFilm(steered.value, { channel, waiting, live }));
    return () => {
      stopFilm();
      removeEventListener("keydown", press);
      channel.close();
    };
  }, []);
  useReturn(live);
}

// What needs nobody else.
function done(action) {
  if (action === "help") isHelpOpen.value = !isHelpOpen.value;
  else if (action === "full") toggleFullScreen();
  else if (action === "start") beginFullScreen();
  else return false;
  return true;
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else beginFullScreen();
}

function beginFullScreen() {
  if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => say(t("Fuld skærm er ikke mulig her.")));
}

function handOver(action, { channel, waiting, live, turn }) {
  post({ kind: "pressed", action }, { channel, waiting }, () => {
    if (live.isLive.value) say(t("Ingen coach lytter. Åbn coachens side i samme browser, så virker klikkeren."));
    else turned.value = turn(action);
  });
}

let isAlone = false; // once is enough

function tellFilm(film, { channel, waiting, live }) {
  post({ kind: "filmed", film }, { channel, waiting }, () => {
    if (live.isLive.value && !isAlone) say(t("Filmen flytter sig kun her. Fra coachens side flytter den sig på alle skærme."));
    isAlone = true;
  });
}

function post(message, { channel, waiting }, unheard) {
  const id = newId();
  const timer = setTimeout(() => (waiting.delete(id), unheard()), HEARD_WITHIN_MS);
  waiting.set(id, timer);
  channel.post({ ...message, id });
}

function hear(message, waiting) {
  if (message.kind === "heard") {
    clearTimeout(waiting.get(message.id));
    waiting.delete(message.id);
  } else if (message.kind === "said") say(message.text);
  else if (message.kind === "turned") turned.value = message.to;
}

let saying;
function say(text) {
  said.value = text;
  clearTimeout(saying);
  saying = setTimeout(() => (said.value = null), SAID_FOR_MS);
}

// Once the line is back the server is right; a moment is left for the coach's tab to tell where the show went.
function useReturn(live) {
  const isLive = live.isLive.value;
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(() => (turned.value = null), KEPT_AFTER_RETURN_MS);
    return () => clearTimeout(timer);
  }, [isLive]);
}
