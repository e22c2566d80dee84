// The line to the server: versions in order, gaps healed, the server's clock, and honesty about being live.
//
// A known version is dropped, the next one applied, a gap asks for a sync. Identity lies in the cookie or
// token, never in the connection.

import { signal } from "./html.js";
import { io } from "../vendor/socket.io-client.js";

const GAP_PATIENCE_MS = 200;
const ANSWER_PATIENCE_MS = 5000;
const ATTEMPT_MS = 2500;
const SLOW_ATTEMPT_MS = 4500;
const CLOCK_SAMPLES = 5;

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
    this.socket = io({
      auth: token ? { token } : { as },
      query: { game: gameId },
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 1500,
      timeout: ATTEMPT_MS,
    });
    // An attempt begun in a dead net hears nothing when the net is back, so most are short; on a slow one some must be long.
    this.socket.io.on("reconnect_attempt", (count) => this.socket.io.timeout(count % 4 === 0 ? SLOW_ATTEMPT_MS : ATTEMPT_MS));
    this.#listen();
    this.#wake();
  }

  /** The server's time now, in ms. */
  now() {
    return Date.now() + this.offsetMs.value;
  }

  /** Asks the server; answers what it says, or throws when it says nothing in time. */
  ask(event, payload = {}) {
    return this.socket.timeout(ANSWER_PATIENCE_MS).emitWithAck(event, { game_id: this.gameId, ...payload });
  }

  /** Tells, without waiting, that somebody writes a card of this kind. */
  tellWriting(cardKind) {
    if (this.socket.connected) this.socket.volatile.emit("writing", { game_id: this.gameId, card_kind: cardKind });
  }

  /** Everything since the version known; one at a time. */
  async sync() {
    if (this.syncing) return this.syncing;
    this.syncing = this.#sync().finally(() => (this.syncing = null));
    return this.syncing;
  }

  async #sync() {
    const since = this.game.v.value;
    let answer;
    try {
      answer = await this.ask("sync", { since });
    } catch {
      // No answer in time: a line that does not answer is a dead line.
      this.socket.disconnect().connect();
      return;
    }
    if (!answer.ok) return this.#end(answer.error.code);
    if (this.game.v.value === null) this.offsetMs.value = Date.parse(answer.now) - Date.now();
    if (answer.view) this.game.show(answer.v, answer.view);
    else for (const frame of answer.frames) this.#take(frame);
    this.isLive.value = true;
    this.lostAt.value = null;
    this.#drainHeld();
    this.#learnClock();
  }

  #listen() {
    this.socket.on("connect", () => this.sync());
    this.socket.on("frame", (frame) => this.#take(frame));
    this.socket.on("writing", ({ by_team }) => (this.writing.value = by_team));
    this.socket.on("bye", ({ code }) => {
      if (code !== "going_down") this.#end(code);
    });
    this.socket.on("disconnect", () => this.#lost());
    this.socket.on("connect_error", (error) => {
      if (error.message === "not_signed_in") this.#end("not_signed_in");
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
  }

  #end(code) {
    this.isLive.value = false;
    this.goodbye.value = code;
    this.socket.disconnect();
  }

  /** The offset of the quickest of several round trips. */
  async #learnClock() {
    let best = { trip: Infinity, offset: this.offsetMs.value };
    for (let sample = 0; sample < CLOCK_SAMPLES && this.socket.connected; sample++) {
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
    this.offsetMs.value = best.offset;
  }

  /** A phone that slept, came back from another app or from the page cache is right again at once. */
  #wake() {
    const again = () => {
      if (this.goodbye.value) return;
      // An attempt that was under way may hang in a net that is gone; a new one knows this one.
      if (!this.socket.connected) this.socket.disconnect().connect();
      else this.sync();
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
