// What this device keeps for its owner: commands that wait for an answer, and text as it is typed.
// A phone that refuses to keep anything still works; then everything lies in memory until the page goes.

const NAME = "teamwork";
const SHELVES = ["outbox", "drafts", "seen"];

/** One owner's shelves in the browser's database; a row is `{id, …}`. */
export class Device {
  /** Opens the shelves of `owner`, such as "game/person"; answers a device that forgets when there is no database. */
  static async open(owner) {
    try {
      return new Device(owner, await opened());
    } catch {
      return new Device(owner, null);
    }
  }

  constructor(owner, database) {
    this.owner = owner;
    this.database = database;
  }

  /** Whether what is put here outlives the page. */
  get isKeeping() {
    return this.database !== null;
  }

  /** The owner's rows of a shelf, in the order they were first put. */
  async all(shelf) {
    if (!this.database) return [];
    const rows = await answered(this.#shelf(shelf, "readonly").getAll());
    return rows.filter((row) => row.owner === this.owner).sort((a, b) => a.at - b.at);
  }

  /** Keeps a row; resolves when it lies on the device. */
  async put(shelf, row) {
    if (!this.database) return;
    await answered(this.#shelf(shelf, "readwrite").put({ at: Date.now(), ...row, owner: this.owner, key: this.#key(row.id) }));
  }

  /** Forgets a row. */
  async remove(shelf, id) {
    if (!this.database) return;
    await answered(this.#shelf(shelf, "readwrite").delete(this.#key(id)));
  }

  /** Forgets everything of everybody on this device. */
  async wipe() {
    if (!this.database) return;
    const change = this.database.transaction(SHELVES, "readwrite");
    for (const shelf of SHELVES) change.objectStore(shelf).clear();
    await new Promise((done) => (change.oncomplete = change.onabort = done));
  }

  #shelf(name, mode) {
    return this.database.transaction(name, mode).objectStore(name);
  }

  #key(id) {
    return `${this.owner}/${id}`;
  }
}

function opened() {
  return new Promise((found, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const shelf of SHELVES) request.result.createObjectStore(shelf, { keyPath: "key" });
    };
    request.onsuccess = () => found(request.result);
    request.onerror = request.onblocked = () => failed(request.error);
  });
}

function answered(request) {
  return new Promise((found, failed) => {
    request.onsuccess = () => found(request.result);
    request.onerror = () => failed(request.error);
  });
}
