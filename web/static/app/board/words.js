// The words of the board come from outside, in the language of the screen. `labels` holds sentences
// or functions that answer one:
//   title(town)                      what the picture is
//   pot({in_job, of})                "7 af 20 i job"
//   lights({on, of})                 "12 af 20 lys er tændt"
//   door({text, state})              one door and how it stands
//   door_states: {bare, glowing, lit}  headings of the list, over the doors that stand so
//   pawn({label, stage, seat})       one pawn of a list; `stage` is the stage's name, `seat` counts from 1
//   thread({from, to, count})        help between two tables, by their names
//   within({team, count})            help within a table
//   teams, doors, threads            headings of the list
//   no_doors, no_threads             what the list says when there are none
//   legend: {pawn, foothold, bare, glowing, lit, thread, pot, light}

/** The sentence, or what the function answers for these values; nothing said is an empty string. */
export function say(words, ...values) {
  if (typeof words === "function") return words(...values);
  return words ?? "";
}
