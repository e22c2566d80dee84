// The film as it is shown here: its days, where it stands, whether it runs. The same length however many days it has.
import { signal } from "../html.js";

export const LENGTH_MS = 60_000;
const BEFORE_MS = 3000; // the first picture rests a moment
const TICK_MS = 100;

/** `{days, chapters: [{camp, at}], at, isRunning}` while the film is on the screen, else null; `at` counts days from 0. */
export const reel = signal(null);

/** The film comes on the screen; `sinceMs` is how long its step has lasted, so that two screens run alike. */
export function load({ days, chapters }, sinceMs, isStill) {
  const places = chapters.map(({ camp, date }) => ({ camp, at: Math.max(0, days.findIndex((day) => day.date >= date)) }));
  const gone = Math.max(0, sinceMs - BEFORE_MS);
  const isOver = gone >= LENGTH_MS;
  const at = isOver || isStill ? days.length - 1 : dayAfter(gone, days.length);
  reel.value = { days, chapters: places, at, isRunning: false };
  if (!isOver && !isStill) run(gone, Math.max(0, BEFORE_MS - sinceMs));
}

/** It leaves the screen. */
export function unload() {
  clearInterval(ticking);
  reel.value = null;
}

/** To a day; where it ran it runs on from there. */
export function turnTo(at) {
  const { days, isRunning } = reel.value;
  reel.value = { ...reel.value, at: Math.min(days.length - 1, Math.max(0, at)) };
  if (isRunning) run(msAt(reel.value));
}

/** Runs or rests; at its end it begins again. */
export function toggle() {
  const { days, at, isRunning } = reel.value;
  if (isRunning) return rest();
  if (at >= days.length - 1) reel.value = { ...reel.value, at: 0 };
  run(msAt(reel.value));
}

/** What a press does while the film is here: chapter by chapter, and out of it at both ends. Answers whether it was for the film. */
export function filmPress(action) {
  if (reel.value === null) return false;
  if (action === "start") toggle();
  else if (action === "next") return goOn();
  else if (action === "previous") return goBack();
  else return false;
  return true;
}

function goOn() {
  const { days, chapters, at } = reel.value;
  if (at >= days.length - 1) return false;
  turnTo(chapters.find((chapter) => chapter.at > at)?.at ?? days.length - 1);
  return true;
}

function goBack() {
  const { chapters, at } = reel.value;
  if (at === 0) return false;
  turnTo(chapters.findLast((chapter) => chapter.at < at)?.at ?? 0);
  return true;
}

let ticking;

function run(fromMs, waitMs = 0) {
  clearInterval(ticking);
  const began = performance.now() + waitMs - fromMs;
  reel.value = { ...reel.value, isRunning: true };
  ticking = setInterval(() => {
    const gone = performance.now() - began;
    const at = dayAfter(gone, reel.value.days.length);
    if (at !== reel.value.at) reel.value = { ...reel.value, at };
    if (gone >= LENGTH_MS) rest();
  }, TICK_MS);
}

function rest() {
  clearInterval(ticking);
  reel.value = { ...reel.value, isRunning: false };
}

function dayAfter(ms, count) {
  return Math.min(count - 1, Math.max(0, Math.floor((ms / LENGTH_MS) * count)));
}

function msAt({ days, at }) {
  return (at / days.length) * LENGTH_MS;
}
