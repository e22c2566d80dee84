// What this seat may do now, as the server lists it: the page offers nothing else.
import { useHere } from "../meeting/here.js";

/** The id of the coach whose page this is; null before the first view. */
export function myId(game) {
  return game.keys("options").value[0]?.slice("options:".length) ?? null;
}

/** `{me, can(kind, ids), every(kind)}`; `me` is the coach's own person entity. */
export function useOptions() {
  const { game } = useHere();
  const id = myId(game);
  const commands = game.get(`options:${id}`)?.commands ?? [];
  return {
    me: game.get(`person:${id}`),
    can: (kind, ids = {}) => commands.some((option) => option.kind === kind && isAbout(option, ids)),
    every: (kind, ids = {}) => commands.filter((option) => option.kind === kind && isAbout(option, ids)),
  };
}

function isAbout(option, ids) {
  return Object.entries(ids).every(([name, id]) => option[name] === id);
}
