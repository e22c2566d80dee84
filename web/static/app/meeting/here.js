// What every part of a screen may need: the game, the line and the edition, handed down once.
import { createContext, useContext } from "../html.js";

export const Here = createContext(null);

/** `{game, live, edition, gameId}` of the screen that draws. */
export function useHere() {
  return useContext(Here);
}
