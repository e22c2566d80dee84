// The words of the board come from outside, in the language of the screen:
//   title(town) · pot({in_job, of}) · lights({on, of}) · door({text, state}) · teams · stages ·
//   doors · threads · square · pawn(label, stageName, count) · thread(fromName, toName, count) ·
//   within(teamName, count) · none · key: {bare, glowing, lit, thread, pot, light, pawn}
// Each is a sentence or a function that answers one.

/** The sentence, or what the function answers for these values; nothing said is an empty string. */
export function say(words, ...values) {
  if (typeof words === "function") return words(...values);
  return words ?? "";
}
