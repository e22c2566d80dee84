// What every part of the phone leans on: the game, the line, the outbox, who I am and what I may do now.
import { computed, createContext, useContext } from "../html.js";

export const Phone = createContext(null);
export const usePhone = () => useContext(Phone);

/** The phone's things put together; `edition` grows when more of it is here, `myId` and `options` follow the game. */
export function makePhone({ game, live, edition, role, gameId, outbox, drafts, device, sheets }) {
  const myKey = computed(() => game.keys("options").value[0]);
  const myId = computed(() => myKey.value?.slice("options:".length));
  const options = computed(() => byKind(myKey.value ? game.get(myKey.value)?.commands : []));
  return { game, live, get edition() { return edition.value; }, role, gameId, outbox, drafts, device, sheets, myId, options };
}

function byKind(commands = []) {
  const found = new Map();
  for (const command of commands) {
    if (!found.has(command.kind)) found.set(command.kind, []);
    found.get(command.kind).push(command);
  }
  return found;
}

/** The person who holds this phone. */
export function useMe() {
  const { game, myId } = usePhone();
  return game.get(`person:${myId.value}`) ?? {};
}

export function useGame() {
  const { game, gameId } = usePhone();
  return game.get(`game:${gameId}`) ?? {};
}

/** My own team. */
export function useTeam() {
  const { game } = usePhone();
  return game.get(`team:${useMe().team_id}`) ?? {};
}

/** What may be done: `can("take_key", {key_id})`, and `of("take_key")` lists every way of it. */
export function useOptions() {
  const all = usePhone().options.value;
  const of = (kind) => all.get(kind) ?? [];
  const can = (kind, ids = {}) => of(kind).some((option) => Object.entries(ids).every(([name, id]) => option[name] === id));
  return { can, of };
}

/** The people of my table in seat order; of one role, if one is named. */
export function useTable(role) {
  const { game } = usePhone();
  const me = useMe();
  return game
    .all("person")
    .filter((person) => person.team_id === me.team_id && (!role || person.role === role))
    .sort((a, b) => a.seat_no - b.seat_no);
}

/** A name for a person's id, as far as this phone knows it. */
export function useNames() {
  const { game } = usePhone();
  return (id) => game.get(`person:${id}`)?.name;
}

/** The open meeting that concerns me: the camp before a meeting of the own team. */
export function useMeeting() {
  const { game, edition } = usePhone();
  const open = game.all("meeting").filter((meeting) => meeting.state === "open");
  const meeting = open.find((one) => one.kind === "camp") ?? open[0];
  if (!meeting) return null;
  const agenda = edition.agendas[meeting.agenda_id];
  const step = agenda?.steps.find((one) => one.id === meeting.step_id);
  return { meeting, agenda, step };
}

/** My own cards of a kind, newest first. */
export function useMyCards(kind) {
  const { game, myId } = usePhone();
  return game
    .all("card")
    .filter((card) => card.is_mine && card.owner_id === myId.value && (!kind || card.kind === kind))
    .sort((a, b) => (b.played_at ?? "").localeCompare(a.played_at ?? ""));
}

/** My open actions, the nearest day first. */
export function useOpenActions() {
  return useMyCards("action")
    .filter((card) => card.state === "open")
    .sort((a, b) => (a.due ?? "").localeCompare(b.due ?? ""));
}
