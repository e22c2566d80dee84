// What every live screen does first: the language, the edition, the game and the line.

import { Game } from "./game.js";
import { Live } from "./live.js";
import { speak } from "./say.js";

/**
 * Reads the shell's data attributes and connects.
 * Answers `{root, role, gameId, lang, edition, editionUrl, game, live}`; `edition` is in the reader's language.
 */
export async function start() {
  const root = document.getElementById("app");
  const { game: gameId, as, role, edition: hash } = root.dataset;
  const lang = document.documentElement.lang;
  const game = new Game();
  const live = new Live({ gameId, as, game });
  const editionUrl = `/api/v1/editions/${hash}?lang=${lang}`;
  const [module, edition] = await Promise.all([
    import(`/language/${lang}.js`),
    fetch(editionUrl).then((answer) => answer.json()),
  ]);
  speak(module);
  return { root, role, gameId, lang, edition, editionUrl, game, live };
}
