// The line itself: the first attempt that is let in is kept, and none waits for the one before it.
//
// A net that swallows what is sent tells nobody: what was begun in it stays dumb for ever, an attempt as well as a line.
// So attempts are begun beside each other, and beside a line that has fallen silent; on a slow net the oldest wins.

import { io } from "../vendor/socket.io-client.js";

const BESIDE_MS = 1400;
const BESIDE_GROWS = 1.25;
const BESIDE_MOST_MS = 3000;
const BESIDE_MOST_UNSEEN_MS = 6000;
const REFUSED_MS = 400;
const REFUSED_MOST_MS = 1500;
const ATTEMPT_MS = 8000;
const OUR_OWN = new Set(["connect", "disconnect", "refused"]);

/** One line to the server; comes back until `close`. Tells `connect`, `disconnect`, `refused` and what the server says. */
export class Line {
  constructor(options) {
    this.options = options;
    this.told = new Map();
    this.attempts = new Set();
    this.kept = null;
    this.heardAt = 0;
    this.count = 0;
    this.timer = null;
  }

  /** Calls `hear` at every event of this name, on whichever line it comes. */
  on(event, hear) {
    this.told.set(hear, event);
    if (!OUR_OWN.has(event)) this.kept?.on(event, hear);
  }

  /** Undoes `on`. */
  off(event, hear) {
    this.told.delete(hear);
    this.kept?.off(event, hear);
  }

  /** Whether somebody was let in and has not been lost. */
  get isOpen() {
    return this.kept !== null;
  }

  /** Asks; rejects when the line is lost first, or after `patience_ms`. */
  async ask(event, payload, patience_ms) {
    if (!this.kept) throw new Error("no line");
    return this.kept.timeout(patience_ms).emitWithAck(event, payload);
  }

  /** Tells, if there is somebody to tell. */
  tell(event, payload) {
    this.kept?.volatile.emit(event, payload);
  }

  /** Begins to come in; what is under way goes on. */
  open() {
    if (this.timer === null) this.#attempt();
  }

  /** What is under way may hang in a net that is gone: lets all of it go, and begins anew. */
  anew() {
    this.#letGo();
    this.#lose();
    this.count = 0;
    this.#attempt();
  }

  /** The line may be dumb: tries another beside it, until either says something. */
  doubt() {
    if (this.kept) this.open();
  }

  /** For good, or until `anew`. */
  close() {
    this.#letGo();
    this.#lose();
  }

  #attempt() {
    const socket = io({ ...this.options, forceNew: true, reconnection: false, timeout: false });
    this.attempts.add(socket);
    this.count += 1;
    const end = setTimeout(() => this.#drop(socket), ATTEMPT_MS);
    socket.on("connect", () => (clearTimeout(end), this.#keep(socket)));
    socket.on("connect_error", (error) => (clearTimeout(end), this.#failed(socket, error)));
    // Who has opened the door is there, only busy.
    socket.io.on("open", () => this.attempts.has(socket) && this.#next(ATTEMPT_MS));
    this.#next(this.#beside());
  }

  #next(after_ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#attempt(), after_ms * (0.75 + Math.random() / 2));
  }

  // Slower with every attempt, for a server that is only behind has to answer them all.
  #beside() {
    const most = document.visibilityState === "visible" ? BESIDE_MOST_MS : BESIDE_MOST_UNSEEN_MS;
    return Math.min(BESIDE_MS * BESIDE_GROWS ** this.count, most) * (this.isOpen ? 2 : 1);
  }

  #keep(socket) {
    this.attempts.delete(socket);
    this.#letGo();
    this.#lose();
    this.kept = socket;
    this.count = 0;
    socket.io.engine.on("packet", () => this.#heard(socket));
    for (const [hear, event] of this.told) if (!OUR_OWN.has(event)) socket.on(event, hear);
    socket.on("disconnect", (reason) => socket === this.kept && this.#lost(reason));
    this.#heard(socket);
    this.#say("connect");
  }

  #heard(socket) {
    if (socket !== this.kept) return;
    this.heardAt = performance.now();
    this.#letGo();
  }

  #failed(socket, error) {
    if (!this.attempts.has(socket)) return;
    this.#drop(socket);
    this.#say("refused", error.message);
    if (this.timer !== null && !this.attempts.size) this.#next(Math.min(REFUSED_MS * this.count, REFUSED_MOST_MS));
  }

  #lost(reason) {
    this.#lose();
    // Whom the server sends away stays away.
    if (reason !== "io server disconnect") this.#next(REFUSED_MS);
  }

  /** The kept line is no longer that; those who asked on it are told. */
  #lose() {
    const socket = this.kept;
    if (!socket) return;
    this.kept = null;
    for (const [hear, event] of this.told) socket.off(event, hear);
    socket.disconnect();
    this.#say("disconnect");
  }

  #letGo() {
    clearTimeout(this.timer);
    this.timer = null;
    for (const socket of this.attempts) this.#drop(socket);
  }

  #drop(socket) {
    this.attempts.delete(socket);
    socket.disconnect();
    socket.io.engine?.close();
  }

  #say(event, ...words) {
    for (const [hear, name] of this.told) if (name === event) hear(...words);
  }
}
