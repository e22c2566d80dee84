// The game as this screen knows it: one signal an entity, so that a change redraws only what shows it.
// No rule of the game is here: what may be done stands in the options entity, who sees what was decided before.

import { batch, signal } from "./html.js";

/** Entities and the version they stand at. */
export class Game {
  constructor() {
    this.v = signal(null);
    this.entities = new Map();
    this.lists = new Map();
  }

  /** The signal of one entity; its value is undefined while the entity is not there. */
  entity(key) {
    if (!this.entities.has(key)) this.entities.set(key, signal(undefined));
    return this.entities.get(key);
  }

  /** The value of one entity, followed by whoever draws it. */
  get(key) {
    return this.entity(key).value;
  }

  /** Every entity of a kind ("card"), in the order the server gave them; followed by whoever draws it. */
  all(kind) {
    return [...this.keys(kind).value].map((key) => this.get(key)).filter(Boolean);
  }

  /** The keys of a kind, as a signal. */
  keys(kind) {
    if (!this.lists.has(kind)) this.lists.set(kind, signal([]));
    return this.lists.get(kind);
  }

  /** A whole view takes the place of everything; without a version it is an old one, until the server has answered. */
  show(v, view) {
    batch(() => {
      for (const [key, entity] of this.entities) if (!(key in view)) entity.value = undefined;
      for (const list of this.lists.values()) list.value = [];
      for (const [key, value] of Object.entries(view)) this.#put(key, value);
      this.v.value = v;
    });
  }

  /** Everything that is here now, as `show` takes it. */
  view() {
    return Object.fromEntries([...this.entities].map(([key, entity]) => [key, entity.peek()]).filter(([, value]) => value));
  }

  /** One version's frame, or a bare number. */
  apply(frame) {
    batch(() => {
      for (const [key, value] of Object.entries(frame.put ?? {})) this.#put(key, value);
      for (const key of frame.drop ?? []) this.#drop(key);
      this.v.value = frame.v;
    });
  }

  #put(key, value) {
    const list = this.keys(key.slice(0, key.indexOf(":")));
    if (!list.value.includes(key)) list.value = [...list.value, key];
    this.entity(key).value = value;
  }

  #drop(key) {
    const list = this.keys(key.slice(0, key.indexOf(":")));
    list.value = list.value.filter((known) => known !== key);
    this.entity(key).value = undefined;
  }
}
