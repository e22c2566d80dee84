// The line to the server: versions in order, gaps healed, the server's clock, and honesty about being live.
//
// A known version is dropped, the next one applied, a gap asks for a sync. Identity lies in the cookie or
// token, never in the connection.

import { signal } from "./html.js";
import { Line } from "./line.js";

const GAP_PATIENCE_MS = 200;
const ANSWER_PATIENCE_MS = 20_000;
// Longer than the server is ever silent by itself: it asks every 4 s whether we are there.
const SILENT_MS = 4500;
const SILENT_AWAKE_MS = 700;
const CLOCK_SAMPLES = 5;
const CLOCK_AGAIN_MS = 4000;
const PASSING_MS = 1000;

/** Refusals that are nobody's fault and pass by themselves: the same may be asked again. */
export const PASSING = new Set(["store_full", "store_locked", "store_unreachable", "version_conflict", "too_many_requests"]);

export class Live {
  /** `as` is whose cookie to use: person, screen or staff. */
  constructor({ gameId, as, game, token }) {
    this.gameId = gameId;
    this.game = game;
    this.isLive = signal(false);
    this.lostAt = signal(null);
    this.goodbye = signal(null);
    this.writing = signal({});
    this.offsetMs = signal(0);
    this.held = new Map();
    this.line = new Line({
      auth: token ? { token } : { as },
      query: { game: gameId },
      transports: ["websocket", "polling"],
      tryAllTransports: true,
    });
    this.#listen();
    this.#wake();
    this.line.open();
  }

  /** The server's time now, in ms. */
  now() {
    return Date.now() + this.offsetMs.value;
  }

  /**
   * Asks the server; answers what it says, or throws when the line is lost or nothing is said in time.
   *
   * A server that is slow is waited for; a line on which nothing at all has come since gives way to the next that is let in.
   */
  async ask(event, payload = {}, silentMs = SILENT_MS) {
    const asked = performance.now();
    const silence = () => performance.now() - Math.max(asked, this.line.heardAt);
    const doubting = setInterval(() => silence() > silentMs && this.line.doubt(), silentMs / 4);
    try {
      return await this.line.ask(event, { game_id: this.gameId, ...payload }, ANSWER_PATIENCE_MS);
    } finally {
      clearInterval(doubting);
    }
  }

  /** Tells, without waiting, that somebody writes a card of this kind. */
  tellWriting(cardKind) {
    this.line.tell("writing", { game_id: this.gameId, card_kind: cardKind });
  }

  /** Everything since the version known; one at a time. */
  sync(silentMs) {
    if (this.syncing) return this.syncing;
    const syncing = this.#sync(silentMs).finally(() => this.syncing === syncing && (this.syncing = null));
    this.syncing = syncing;
    return syncing;
  }

  async #sync(silentMs) {
    const line = this.line.kept;
    let answer;
    try {
      answer = await this.ask("sync", { since: this.game.v.value }, silentMs);
    } catch {
      // Whoever was lost asks again when back; a server that hears and never answers may know another line better.
      return line !== null && this.line.kept === line && this.line.anew();
    }
    if (!answer.ok) return this.#refused(answer.error.code);
    if (this.game.v.value === null) this.offsetMs.value = Date.parse(answer.now) - Date.now();
    if (answer.view) this.game.show(answer.v, answer.view);
    else for (const frame of answer.frames) this.#take(frame);
    this.isLive.value = true;
    this.lostAt.value = null;
    this.#drainHeld();
    clearTimeout(this.clockTimer);
    this.clockTimer = setTimeout(() => this.#learnClock(), this.isClockKnown ? CLOCK_AGAIN_MS * (1 + Math.random()) : 0);
  }

  #refused(code) {
    if (!PASSING.has(code)) return this.#end(code);
    setTimeout(() => this.line.isOpen && this.sync(), PASSING_MS * (1 + Math.random()));
  }

  #listen() {
    this.line.on("connect", () => this.sync());
    this.line.on("frame", (frame) => this.#take(frame));
    this.line.on("writing", ({ by_team }) => (this.writing.value = by_team));
    this.line.on("bye", ({ code }) => {
      if (code !== "going_down") this.#end(code);
    });
    this.line.on("disconnect", () => this.#lost());
    this.line.on("refused", (why) => {
      if (why === "not_signed_in") this.#end("not_signed_in");
      else this.#lost();
    });
  }

  #take(frame) {
    const mine = this.game.v.value;
    if (frame.game_id !== this.gameId || (mine !== null && frame.v <= mine)) return;
    if (mine === null || frame.v > mine + 1) {
      this.held.set(frame.v, frame);
      clearTimeout(this.gapTimer);
      this.gapTimer = setTimeout(() => this.held.size && this.sync(), GAP_PATIENCE_MS * (1 + Math.random()));
      return;
    }
    this.game.apply(frame);
    this.#drainHeld();
  }

  #drainHeld() {
    for (;;) {
      const next = this.held.get(this.game.v.value + 1);
      for (const v of this.held.keys()) if (v <= this.game.v.value) this.held.delete(v);
      if (!next) return;
      this.held.delete(next.v);
      this.game.apply(next);
    }
  }

  #lost() {
    if (this.isLive.value || this.lostAt.value === null) this.lostAt.value ??= Date.now();
    this.isLive.value = false;
    this.syncing = null;
  }

  #end(code) {
    this.isLive.value = false;
    this.goodbye.value = code;
    this.line.close();
  }

  /** The offset of the quickest of several round trips. */
  async #learnClock() {
    let best = { trip: Infinity, offset: this.offsetMs.value };
    for (let sample = 0; sample < CLOCK_SAMPLES && this.isLive.value; sample++) {
      const sent = performance.now();
      const sentAt = Date.now();
      try {
        const answer = await this.ask("clock");
        const trip = performance.now() - sent;
        if (trip < best.trip) best = { trip, offset: Date.parse(answer.now) - (sentAt + trip / 2) };
      } catch {
        break;
      }
    }
    if (best.trip === Infinity) return;
    this.isClockKnown = true;
    this.offsetMs.value = best.offset;
  }

  /** A phone that slept, came back from another app or from the page cache is right again at once. */
  #wake() {
    const again = () => {
      if (this.goodbye.value) return;
      if (this.line.isOpen) this.sync(SILENT_AWAKE_MS);
      else this.line.anew();
    };
    addEventListener("pageshow", (event) => event.persisted && again());
    addEventListener("online", again);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
    let last = Date.now();
    setInterval(() => {
      if (Date.now() - last > 4000) again();
      last = Date.now();
    }, 1000);
  }
}
