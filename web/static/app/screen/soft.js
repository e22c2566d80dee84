// Soft hyphens for long words on narrow signs: browsers without a Danish dictionary would cut them anywhere.

const LONG = /\p{L}{12,}/gu;
const BETWEEN_SYLLABLES = /(?<=\p{L}{3})(?<![bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouyæøå]\p{L})|(?<=\p{L}{2}[bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouyæøå]\p{L})/giu;

/** The text with invisible places to break its words of twelve letters and more. */
export function softly(text) {
  return text.replace(LONG, (word) => word.replace(BETWEEN_SYLLABLES, "\u00ad"));
}
