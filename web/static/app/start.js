// What every live screen does first: the language, the edition, the game and the line.

import { Game } from "./game.js";
import { Live } from "./live.js";
import { speak } from "./say.js";

const wholeLanguage = (lang) => `/language/${lang}.js`;
const wholeEdition = (hash, lang) => `/api/v1/editions/${hash}?lang=${lang}`;

/**
 * Reads the shell's data attributes and connects.
 * Answers `{root, role, gameId, hash, lang, edition, game, live}`; `edition` is in the reader's language, whole or as
 * much of it as `editionAt` names, and so are the sentences of `languageAt`.
 */
export async function start({ languageAt = wholeLanguage, editionAt = wholeEdition } = {}) {
  const root = document.getElementById("app");
  const { game: gameId, as, role, edition: hash } = root.dataset;
  const lang = document.documentElement.lang;
  const game = new Game();
  const live = new Live({ gameId, as, game });
  const [module, edition] = await Promise.all([
    import(languageAt(lang)),
    fetch(editionAt(hash, lang)).then((answer) => answer.json()),
  ]);
  speak(module);
  return { root, role, gameId, hash, lang, edition, game, live };
}
