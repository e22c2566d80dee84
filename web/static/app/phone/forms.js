// Where a refused command may be mended: the form it came from, with every word in its place.
import { FinishSheet, MoveSheet, SplitSheet } from "./action_sheets.js";
import { ContactSheet, NameSheet } from "./about_me_sheets.js";
import { GiveKeySheet, GiveStrengthSheet, HangKeySheet } from "./give_sheets.js";
import { LearningSheet } from "./learning.js";
import { PlaySheet } from "./play_sheet.js";
import { ReviseSheet } from "./revise_sheet.js";
import { ThanksSheet } from "./thanks_sheet.js";

/** `{name, values, component, props}` of the form an entry came from; null for what is sent by a mere tap. */
export function formFor({ kind, fields }) {
  switch (kind) {
    case "play_dream":
    case "play_challenge":
    case "play_action":
      return played(kind.slice("play_".length), fields);
    case "give_strength":
      return fields.ref || fields.shown ? played("strength", fields) : sheet(`strength/${fields.person_id}`, fields, GiveStrengthSheet, { personId: fields.person_id });
    case "finish_action":
      return sheet(`finish/${fields.card_id}`, { learnt: fields.learnt ?? "" }, FinishSheet, { id: fields.card_id, result: fields.result });
    case "end_challenge":
      return sheet(`finish/${fields.card_id}`, { learnt: fields.learnt ?? "" }, FinishSheet, { id: fields.card_id, result: fields.outcome });
    case "move_action":
      return sheet(`move/${fields.card_id}`, { due: fields.due }, MoveSheet, { id: fields.card_id });
    case "split_action":
      return sheet(`split/${fields.card_id}`, { parts: fields.parts }, SplitSheet, { id: fields.card_id });
    case "revise_card":
      return sheet(`revise/${fields.card_id}`, { ...fields.fields, ...(fields.workplaces && { workplaces: fields.workplaces }) }, ReviseSheet, { id: fields.card_id });
    case "hang_key":
      return sheet(`hang/${fields.door_id}`, { text: fields.text }, HangKeySheet, { doorId: fields.door_id });
    case "give_key":
      return sheet("give_key", { text: fields.text, team_id: fields.team_id }, GiveKeySheet, {});
    case "say_thanks":
      return sheet(`thanks/${fields.about}`, { text: fields.text ?? "", named: fields.named ?? false }, ThanksSheet, { about: fields.about });
    case "write_learning":
      return sheet(`learning/${fields.meeting_id}`, { text: fields.text }, LearningSheet, { meetingId: fields.meeting_id });
    case "set_contact":
      return sheet("contact", fields, ContactSheet, {});
    case "rename_person":
      return sheet("name", { name: fields.name }, NameSheet, {});
    default:
      return null;
  }
}

function sheet(name, values, component, props) {
  return { name, values, component, props };
}

function played(kind, { ref, shown, serves, person_id, ...fields }) {
  const values = { step: 1, ref: ref ?? null, isOwn: !ref, fields, shown: shown ?? {}, serves: serves ?? null, person_id: person_id ?? null };
  return sheet(`play/${kind}`, values, PlaySheet, { kind });
}
