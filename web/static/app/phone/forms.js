// Where a refused command may be mended: the form it came from, with every word in its place.

/** `{name, values, sheet, props}` of the form an entry came from; null for what is sent by a mere tap. */
export function formFor({ kind, fields }) {
  switch (kind) {
    case "play_dream":
    case "play_challenge":
    case "play_action":
      return played(kind.slice("play_".length), fields);
    case "give_strength":
      return fields.ref || fields.shown ? played("strength", fields) : sheet(`strength/${fields.person_id}`, fields, "give_strength", { personId: fields.person_id });
    case "finish_action":
      return sheet(`finish/${fields.card_id}`, { learnt: fields.learnt ?? "" }, "finish", { id: fields.card_id, result: fields.result });
    case "end_challenge":
      return sheet(`finish/${fields.card_id}`, { learnt: fields.learnt ?? "" }, "finish", { id: fields.card_id, result: fields.outcome });
    case "move_action":
      return sheet(`move/${fields.card_id}`, { due: fields.due }, "move", { id: fields.card_id });
    case "split_action":
      return sheet(`split/${fields.card_id}`, { parts: fields.parts }, "split", { id: fields.card_id });
    case "revise_card":
      return sheet(`revise/${fields.card_id}`, { ...fields.fields, ...(fields.workplaces && { workplaces: fields.workplaces }) }, "revise", { id: fields.card_id });
    case "hang_key":
      return sheet(`hang/${fields.door_id}`, { text: fields.text }, "hang_key", { doorId: fields.door_id });
    case "give_key":
      return sheet("give_key", { text: fields.text, team_id: fields.team_id }, "give_key", {});
    case "say_thanks":
      return sheet(`thanks/${fields.about}`, { text: fields.text ?? "", named: fields.named ?? false }, "thanks", { about: fields.about });
    case "write_learning":
      return sheet(`learning/${fields.meeting_id}`, { text: fields.text }, "learning", { meetingId: fields.meeting_id });
    case "set_contact":
      return sheet("contact", fields, "contact", {});
    case "rename_team":
      return sheet("team_name", { name: fields.name }, "team_name", {});
    case "rename_person":
      return sheet("name", { name: fields.name }, "name", {});
    default:
      return null;
  }
}

function sheet(name, values, sheet, props) {
  return { name, values, sheet, props };
}

function played(kind, { ref, shown, serves, person_id, ...fields }) {
  const values = { step: 1, ref: ref ?? null, isOwn: !ref, fields, shown: shown ?? {}, serves: serves ?? null, person_id: person_id ?? null };
  return sheet(`play/${kind}`, values, "play", { kind });
}
