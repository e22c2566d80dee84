// Commands on their way: kept on the device, sent in order, resent until answered, each stored once by its id.
// Text that is being typed is kept beside them as drafts, so that neither reload nor sleep nor a refusal takes it.

import { computed, effect, signal } from "./html.js";
import { PASSING } from "./live.js";

const SAVED_SHOWN_MS = 4000;
const TRY_AGAIN_MS = 1200;
const TRY_AGAIN_LATER_MS = 5000;
const WAIT_FOR_ANSWER_MS = 2500;
// Our own clock is known to within a round trip, and the server takes nothing that lies ahead of its own.
const CLOCK_MARGIN_MS = 2000;
const OVER = new Set(["not_signed_in", "seat_taken_away"]);

/**
 * What this person has asked and what came of it. Nothing is sent while `canSend` says no.
 * An entry is `{id, kind, fields, done_at, state: "waiting"|"saved"|"refused", error?}`.
 */
export class Outbox {
  constructor({ live, device, canSend = () => true }) {
    this.live = live;
    this.device = device;
    this.canSend = canSend;
    this.entries = signal([]);
    this.waiting = computed(() => this.entries.value.filter((entry) => entry.state === "waiting"));
    this.refused = computed(() => this.entries.value.filter((entry) => entry.state === "refused"));
    this.newest = signal(null);
    this.lastAt = 0;
    this.isSending = false;
    this.waiters = new Map();
    effect(() => void (live.isLive.value && this.#pump()));
  }

  /** Takes up what was left from before a reload. */
  async load() {
    const kept = await this.device.all("outbox");
    const known = new Set(this.entries.value.map((entry) => entry.id));
    this.entries.value = [...kept.filter((row) => !known.has(row.id)).map(asEntry), ...this.entries.value];
    this.#pump();
  }

  /** Keeps a command and sends it as soon as it can be; answers its id once it lies on the device. */
  async send(kind, fields = {}) {
    const entry = {
      id: newId(),
      kind,
      fields,
      at: (this.lastAt = Math.max(Date.now(), this.lastAt + 1)),
      done_at: new Date(this.live.now() - CLOCK_MARGIN_MS).toISOString(),
      state: "waiting",
    };
    this.entries.value = [...this.entries.value, entry];
    await this.device.put("outbox", entry).catch(() => {});
    this.#pump();
    return entry.id;
  }

  /** Like `send`, and answers the entry once it is saved or refused, or as waiting when no answer came soon. */
  async deliver(kind, fields = {}) {
    const id = await this.send(kind, fields);
    await new Promise((done) => {
      const timer = setTimeout(done, this.live.isLive.value ? WAIT_FOR_ANSWER_MS : 0);
      const entry = this.find(id);
      if (entry?.state !== "waiting") return clearTimeout(timer), done();
      this.waiters.set(id, () => (clearTimeout(timer), done()));
    });
    this.waiters.delete(id);
    return this.find(id);
  }

  /** The entry of an id. */
  find(id) {
    return this.entries.value.find((entry) => entry.id === id);
  }

  /** The newest entry that names a thing by any of its ids, or is of that kind. */
  about(name) {
    return this.entries.value.findLast((entry) => entry.kind === name || Object.values(entry.fields).includes(name));
  }

  /** Whether this very command waits for its answer. */
  isWaiting(kind, fields) {
    const names = Object.keys(fields);
    const isThis = (entry) => entry.kind === kind && names.every((name) => entry.fields[name] === fields[name]);
    return this.entries.value.some((entry) => entry.state === "waiting" && isThis(entry));
  }

  /** The person lets a refused entry go. */
  letGo(id) {
    this.entries.value = this.entries.value.filter((entry) => entry.id !== id);
    return this.device.remove("outbox", id).catch(() => {});
  }

  async #pump() {
    if (this.isSending) return;
    this.isSending = true;
    let again = null;
    try {
      for (;;) {
        const next = this.entries.value.find((entry) => entry.state === "waiting");
        if (!next || !this.live.isLive.value || !this.canSend()) break;
        again = await this.#sendOne(next);
        if (again !== null) break;
      }
    } finally {
      this.isSending = false;
    }
    if (again !== null) setTimeout(() => this.#pump(), again);
  }

  /** Answers null when the entry is settled, else after how long to try again. */
  async #sendOne(entry) {
    let answer;
    try {
      answer = await this.live.ask("command", {
        ...entry.fields,
        command_id: entry.id,
        kind: entry.kind,
        done_at: entry.done_at,
      });
    } catch {
      return TRY_AGAIN_MS;
    }
    if (answer.ok) this.#settle(entry, { state: "saved" });
    else if (PASSING.has(answer.error.code)) return TRY_AGAIN_LATER_MS;
    else if (OVER.has(answer.error.code)) return TRY_AGAIN_LATER_MS;
    else this.#settle(entry, { state: "refused", error: answer.error });
    return null;
  }

  #settle(entry, outcome) {
    const settled = { ...entry, ...outcome };
    this.entries.value = this.entries.value.map((known) => (known.id === entry.id ? settled : known));
    this.newest.value = settled;
    this.waiters.get(entry.id)?.();
    if (settled.state === "refused") {
      this.device.put("outbox", settled).catch(() => {});
      return;
    }
    this.device.remove("outbox", entry.id).catch(() => {});
    setTimeout(() => {
      this.entries.value = this.entries.value.filter((known) => known.id !== entry.id);
    }, SAVED_SHOWN_MS);
  }
}

/** Text that is being typed, by the form it stands in. */
export class Drafts {
  constructor(device) {
    this.device = device;
    this.kept = new Map();
  }

  /** Takes up what was typed before a reload. */
  async load() {
    for (const row of await this.device.all("drafts")) this.kept.set(row.id, row.value);
  }

  /** What was typed in a form, undefined when nothing was. */
  get(form) {
    return this.kept.get(form);
  }

  /** Keeps what stands in a form now. */
  put(form, value) {
    this.kept.set(form, value);
    return this.device.put("drafts", { id: form, value }).catch(() => {});
  }

  /** The form is empty again. */
  clear(form) {
    this.kept.delete(form);
    return this.device.remove("drafts", form).catch(() => {});
  }
}

function asEntry({ id, kind, fields, at, done_at, state, error }) {
  return { id, kind, fields, at, done_at, state, error };
}

// randomUUID needs a secure address; a game on a local network without one has random bytes all the same.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
