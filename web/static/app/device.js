// What this device keeps for its owner: commands that wait for an answer, text as it is typed, the page as last seen.
// Everything is sealed, and the key is deleted with it. A phone that cannot seal or refuses to keep anything still
// works; then everything lies in memory until the page goes.

import { Seal, newKey } from "./seal.js";

const NAME = "teamwork";
const VERSION = 2;
const SHELVES = ["outbox", "drafts", "seen"];
const KEYS = "keys";

/** One owner's shelves in the browser's database; a row is `{id, …}`. */
export class Device {
  /** Opens the shelves of `owner`, such as "game/person"; answers a device that forgets when nothing can be kept. */
  static async open(owner) {
    try {
      const database = await opened();
      const key = await keyOf(database);
      if (key) return new Device(owner, database, await Seal.with(key));
      database.close();
    } catch {
      // Private windows and full disks: the same as a browser that cannot seal.
    }
    return new Device(owner, null, null);
  }

  constructor(owner, database, seal) {
    this.owner = owner;
    this.database = database;
    this.seal = seal;
    this.turns = new Map();
  }

  /** Whether what is put here outlives the page. */
  get isKeeping() {
    return this.database !== null;
  }

  /** The owner's rows of a shelf, in the order they were first put; what cannot be opened any more is passed over. */
  async all(shelf) {
    if (!this.database) return [];
    const rows = await answered(this.database.transaction(shelf).objectStore(shelf).getAll());
    const mine = rows.filter((row) => row.owner === this.owner).sort((a, b) => a.at - b.at);
    const read = await Promise.allSettled(mine.map(async (row) => JSON.parse(await this.seal.open(row.sealed))));
    return read.filter((one) => one.status === "fulfilled").map((one) => one.value);
  }

  /** Keeps a row. It is on its way to the disk when this returns, and lies there when the promise resolves. */
  async put(shelf, row) {
    if (!this.database) return;
    const kept = { at: Date.now(), ...row };
    const text = JSON.stringify(kept);
    const key = this.#key(row.id);
    const turn = this.#turn(shelf, key);
    const sealed = this.seal.close(text) ?? (await this.seal.closeLong(text));
    // What was put or removed while a long text was being sealed is the newer.
    if (!this.database || this.turns.get(`${shelf} ${key}`) !== turn) return;
    await this.#change(shelf, (store) => store.put({ key, owner: this.owner, at: kept.at, sealed }));
  }

  /** Forgets a row. */
  async remove(shelf, id) {
    if (!this.database) return;
    this.#turn(shelf, this.#key(id));
    await this.#change(shelf, (store) => store.delete(this.#key(id)));
  }

  /** Forgets everything of everybody on this device, the key included; from now on nothing is kept. */
  async wipe() {
    const database = this.database;
    if (!database) return wipeAll();
    this.database = null;
    await emptied(database);
    database.close();
  }

  #turn(shelf, key) {
    const turn = {};
    this.turns.set(`${shelf} ${key}`, turn);
    return turn;
  }

  #key(id) {
    return `${this.owner}/${id}`;
  }

  // Committed by hand: a change that waits for the browser to do it is lost with the page.
  #change(shelf, make) {
    const change = this.database.transaction(shelf, "readwrite");
    make(change.objectStore(shelf));
    change.commit?.();
    return completed(change);
  }
}

/** Forgets whatever lies on this device, whoever it belongs to. */
export async function wipeAll() {
  const database = await opened().catch(() => null);
  if (!database) return;
  await emptied(database);
  database.close();
}

function emptied(database) {
  const change = database.transaction([...SHELVES, KEYS], "readwrite");
  for (const shelf of [...SHELVES, KEYS]) change.objectStore(shelf).clear();
  change.commit?.();
  return completed(change).catch(() => {});
}

function opened() {
  return new Promise((found, failed) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const shelf of request.result.objectStoreNames) request.result.deleteObjectStore(shelf);
      for (const shelf of SHELVES) request.result.createObjectStore(shelf, { keyPath: "key" });
      request.result.createObjectStore(KEYS);
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      found(request.result);
    };
    request.onerror = request.onblocked = () => failed(request.error);
  });
}

/** The device's one key, made at the first use; of two tabs that make one the first's is kept. */
async function keyOf(database) {
  const made = await newKey();
  if (!made) return null;
  const change = database.transaction(KEYS, "readwrite");
  const keys = change.objectStore(KEYS);
  const kept = await answered(keys.get("seal"));
  if (!kept) keys.put(made, "seal");
  await completed(change);
  return kept ?? made;
}

function answered(request) {
  return new Promise((found, failed) => {
    request.onsuccess = () => found(request.result);
    request.onerror = () => failed(request.error);
  });
}

function completed(change) {
  return new Promise((done, failed) => {
    change.oncomplete = () => done();
    change.onabort = change.onerror = () => failed(change.error);
  });
}
