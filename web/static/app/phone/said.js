// What a command was about, in a few words: for the list of what waits and of what was refused.
import { t } from "../say.js";

const WORDS = {
  play_dream: () => t("En drøm"),
  play_challenge: () => t("En udfordring"),
  play_action: () => t("Et skridt"),
  give_strength: () => t("En styrke"),
  take_strength: () => t("Tag imod en styrke"),
  decline_strength: () => t("Nej tak til en styrke"),
  finish_action: () => t("Svar på et skridt"),
  move_action: () => t("Ny dato til et skridt"),
  keep_action: () => t("Behold et skridt"),
  split_action: () => t("Del et skridt op"),
  revise_card: () => t("Ret et kort"),
  take_back_card: () => t("Tag et kort tilbage"),
  close_dream: () => t("Luk en drøm"),
  end_challenge: () => t("Slut en udfordring"),
  set_level: () => t("Hvem der ser et kort"),
  release_door: () => t("En dør til væggen"),
  take_down_door: () => t("Tag en dør ned"),
  hang_key: () => t("En nøgle på en dør"),
  give_key: () => t("En nøgle til et hold"),
  take_key: () => t("Tag en nøgle"),
  pass_key: () => t("Giv en nøgle videre"),
  lay_back_key: () => t("Læg en nøgle tilbage"),
  use_key: () => t("Brugt nøgle"),
  warm_key: () => t("Varm en nøgle"),
  withdraw_key: () => t("Tag en nøgle tilbage"),
  claim_ask: () => t("Tag et ønske"),
  release_claim: () => t("Slip et ønske"),
  reveal_asker: () => t("Sig, at ønsket er dit"),
  mark_helped: () => t("Det hjalp"),
  say_thanks: () => t("Tak"),
  agree_named_thread: () => t("Navn på en tråd"),
  give_pulse: () => t("Ugens gnist"),
  raise_hand: () => t("Ræk hånden op"),
  lower_hand: () => t("Tag hånden ned"),
  answer_hand: () => t("Svar på en hånd"),
  report_interview: () => t("En jobsamtale"),
  report_job_offer: () => t("Et tilbud"),
  end_chance: () => t("Afslut en jobsamtale eller et tilbud"),
  report_status: () => t("Hvordan det går"),
  tell_status: () => t("Hvem der får det at vide"),
  request_exit: () => t("Pause eller farvel"),
  end_pause: () => t("Tilbage fra pause"),
  vote_mission: () => t("Stem på en mission"),
  agree_spotlight: () => t("Vis et kort i salen"),
  clear_spotlight: () => t("Tag et kort af skærmen"),
  agree_team_success: () => t("Fortæl om holdet"),
  rest_until_next: () => t("Pause til næste gang"),
  write_learning: () => t("En læring"),
  arrive: () => t("Jeg er her"),
  choose_label: () => t("Mærke på min brik"),
  rename_person: () => t("Mit navn"),
  rename_team: () => t("Holdets navn"),
  set_contact: () => t("Mail og telefon"),
  open_texts_to_coach: () => t("Det, coachen må læse"),
  promise_silence: () => t("Løftet om tavshed"),
  draw_cards: () => t("Træk kort"),
  lay_back_cards: () => t("Læg kort tilbage"),
  erase_person: () => t("Slet mine tekster"),
  undo: () => t("Fortryd"),
};

export function commandWords(kind) {
  return WORDS[kind]?.() ?? kind;
}

// Fields that a person typed; everything else is an id, a day or a choice.
const TYPED = ["work", "why", "workplaces", "sign", "claim", "example", "vouched_by", "what", "tried", "if_then", "ask", "how", "with_whom", "if_it_fails", "learnt", "text", "name", "email", "phone"];

/** What the person typed in a command, in the order they were asked. */
export function typedWords(fields) {
  const all = { ...fields, ...(typeof fields.fields === "object" ? fields.fields : {}) };
  return TYPED.flatMap((name) => all[name] ?? []).filter(Boolean);
}
