// The film as it is shown here: its days, where it stands, whether it runs. The same length however many days it has.
import { signal } from "../html.js";

export const LENGTH_MS = 60_000;
const BEFORE_MS = 3000; // the first picture rests a moment
const TICK_MS = 100;
const PRESS_MS = 1500;

/** `{days, chapters: [{camp, at}], at, isRunning}` while the film is on the screen, else null; `at` counts days from 0. */
export const reel = signal(null);

/** The film comes here, at its first picture; with the dark begins the first chapter. */
export function load({ days, chapters }) {
  const places = chapters.map(({ camp, date }, i) => ({ camp, at: i === 0 ? 0 : Math.max(0, days.findIndex((day) => day.date >= date)) }));
  reel.value = { days, chapters: places, at: 0, isRunning: false };
}

/**
 * Where the server has it, so that all screens show the same: as the host has set it (`meeting.film`), else running by
 * itself from the beginning of its step, and at its end where motion is unwanted.
 */
export function follow(meeting, nowMs, isStill) {
  clearInterval(ticking);
  const { days } = reel.value;
  if (meeting.film) return followHost(meeting.film, nowMs);
  const sinceMs = nowMs - Date.parse(meeting.step_started_at);
  const gone = Math.max(0, sinceMs - BEFORE_MS);
  const isOver = isStill || gone >= LENGTH_MS;
  reel.value = { ...reel.value, at: isOver ? days.length - 1 : dayAfter(gone, days.length), isRunning: false };
  if (!isOver) run(gone, Math.max(0, BEFORE_MS - sinceMs));
}

function followHost({ at, runs_since }, nowMs) {
  const { days } = reel.value;
  const place = Math.max(
    0,
    days.findLastIndex((day) => day.date <= at),
  );
  reel.value = { ...reel.value, at: place, isRunning: false };
  if (runs_since) run(msAt(reel.value) + Math.max(0, nowMs - Date.parse(runs_since)));
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

/** What the host asks the server for, so that every screen comes here: a day, and whether it runs on from it. */
export function filmAt(at, isRunning) {
  return { at: reel.value.days[at].date, is_running: isRunning };
}

/** What was asked of the film at this machine last, for the others to follow: `{at, is_running}`. */
export const steered = signal(null);

let pressedAt = -Infinity;

/** A hand on this machine: `change` counts here at once, and for all as soon as the hand lets go. */
export function steer(change, { isHeld = false } = {}) {
  pressedAt = performance.now();
  change();
  if (!isHeld) steered.value = filmAt(reel.value.at, reel.value.isRunning);
}

/** How long yet a press made here counts before what the server tells: its own echo may be of an earlier press. */
export function pressRestsMs() {
  return Math.max(0, PRESS_MS - (performance.now() - pressedAt));
}

/** What a press does while the film is here: chapter by chapter, and out of it at both ends. Answers whether it was for the film. */
export function filmPress(action) {
  if (reel.value === null) return false;
  const { days, chapters, at } = reel.value;
  const last = days.length - 1;
  if (action === "start") steer(toggle);
  else if (action === "next" && at < last) steer(() => turnTo(chapters.find((chapter) => chapter.at > at)?.at ?? last));
  else if (action === "previous" && at > 0) steer(() => turnTo(chapters.findLast((chapter) => chapter.at < at)?.at ?? 0));
  else return false;
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
