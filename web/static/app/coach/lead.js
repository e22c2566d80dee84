// Leading a meeting: what a press of a clicker, a key or a button asks the server for. Steps are absolute, so
// that a press that comes twice does no harm; while the line is away the show is turned by hand (decision 17).
import { effect, signal } from "../html.js";
import { agendaOf, dayIn, nextCamp, placeIn, theGame } from "../meeting/agenda.js";
import { openChannel, whenFirst } from "../meeting/keys.js";
import { isStill } from "../screen/shown.js";
import { t, tn } from "../say.js";
import { tell } from "./command.js";
import { myId } from "./options.js";
import { PressQueue } from "./press_queue.js";

const SECOND_PRESS_MS = 8000;
const WRITING_MS = 10_000; // as long as the server's own signal lives (decision 19)
const SEEN_WITHIN_MS = 2000; // what was answered comes with the next frame; a lost one is asked for by then

export class Lead {
  /** `command` as `commandsOf` makes it. */
  constructor({ game, live, edition, gameId, command }) {
    Object.assign(this, { game, live, edition, command });
    /** The step that was turned to while the line was away: `{meeting_id, from, step_id, screen}`. */
    this.turned = signal(null);
    /** The step whose leaving waits for a second press. */
    this.guarded = signal(null);
    /** How many write at each table, by team. */
    this.writing = signal({});
    this.presses = new PressQueue((action) => this.#carryOut(action));
    this.channel = openChannel(gameId, (message) => this.#hear(message));
    whenFirst(gameId, () => (this.isFirst = true));
    this.#followWriting();
    this.#handOverOnReturn();
  }

  /** The open meeting that screen, agenda and clock obey this coach in: a camp with the hat on, or the own team's. */
  meeting() {
    const me = this.game.get(`person:${myId(this.game)}`);
    const open = this.game.all("meeting").filter((meeting) => meeting.state === "open");
    return open.find((meeting) => (meeting.kind === "camp" ? meeting.host_id === me?.id : meeting.team_id === me?.team_id));
  }

  /** Where that meeting is, by what was turned to last. */
  place(meeting) {
    const mine = isStill(this.turned.value, meeting) ? this.turned.value : null;
    return placeIn(this.edition, meeting, mine?.step_id ?? meeting.step_id);
  }

  /** How many write now, at the tables that this coach hears of. */
  writingNow() {
    return Object.values(this.writing.value).reduce((sum, count) => sum + count, 0);
  }

  /** Carries out a press after those before it; answers a sentence when there is something to say of it. */
  press(action) {
    return this.presses.add(action);
  }

  async #carryOut(action) {
    const meeting = this.meeting();
    if (meeting === undefined) return action === "next" ? this.#begin() : t("Du styrer ikke et møde lige nu.");
    const { before, after } = this.place(meeting);
    switch (action) {
      case "next":
        return after ? this.go(meeting, after) : this.#end(meeting);
      case "previous":
        return before ? this.go(meeting, before) : t("Det er det første punkt.");
      case "blank":
        return this.#show(meeting, this.#screenOf(meeting) === "blank" ? "step" : "blank");
      case "clock":
        return this.#ask("set_clock", { meeting_id: meeting.id, action: nextOfClock(meeting.clock) });
      case "undo":
        return this.#ask("undo", { meeting_id: meeting.id });
      default:
        return null;
    }
  }

  /** The film on every screen at a day, running or at rest: `{at, is_running}`. */
  async setFilm(film) {
    const meeting = this.meeting();
    if (meeting && this.live.isLive.value) await this.#ask("set_film", { meeting_id: meeting.id, ...film });
  }

  /** The meeting at a step; a second press is asked before a step in which somebody still writes is left. */
  async go(meeting, step) {
    const count = this.writingNow();
    const now = this.place(meeting).step.id;
    if (count > 0 && this.guarded.value !== now) {
      this.guarded.value = now;
      setTimeout(() => this.guarded.value === now && (this.guarded.value = null), SECOND_PRESS_MS);
      return this.#halt(waitWords(count));
    }
    this.guarded.value = null;
    if (!this.live.isLive.value) return this.#turn(meeting, step.id, "step");
    return this.#ask("start_step", { meeting_id: meeting.id, step_id: step.id });
  }

  // A camp is opened on its own day and closed after its last step by the same key, pressed twice.
  #begin() {
    const today = theGame(this.game)?.today;
    const camp = nextCamp(this.game);
    const isItsDay = camp && dayIn(camp.starts_at, this.edition.season.time_zone) === today;
    if (!isItsDay || !this.#may("open_meeting", camp)) return t("Du styrer ikke et møde lige nu.");
    const text = t("Tryk igen for at åbne {camp}.", { camp: agendaOf(this.edition, camp).titles });
    return this.#twice(`open ${camp.id}`, text, () => this.#ask("open_meeting", { meeting_id: camp.id }));
  }

  #end(meeting) {
    if (meeting.kind !== "camp" || !this.#may("close_meeting", meeting)) return t("Det er det sidste punkt.");
    const text = t("Det er det sidste punkt. Tryk igen for at afslutte {camp}.", { camp: agendaOf(this.edition, meeting).titles });
    return this.#twice(`close ${meeting.id}`, text, () => this.#ask("close_meeting", { meeting_id: meeting.id }));
  }

  #may(kind, meeting) {
    const { commands = [] } = this.game.get(`options:${myId(this.game)}`) ?? {};
    return commands.some((option) => option.kind === kind && option.meeting_id === meeting.id);
  }

  #twice(what, text, act) {
    clearTimeout(this.asking);
    if (this.asked === what) {
      this.asked = null;
      return act();
    }
    this.asked = what;
    this.asking = setTimeout(() => (this.asked = null), SECOND_PRESS_MS);
    return this.#halt(text);
  }

  #halt(text) {
    this.presses.halt();
    return text;
  }

  async #show(meeting, screen) {
    if (!this.live.isLive.value) return this.#turn(meeting, this.place(meeting).step.id, screen);
    return this.#ask("set_screen", { meeting_id: meeting.id, screen });
  }

  #screenOf(meeting) {
    return isStill(this.turned.value, meeting) ? this.turned.value.screen : meeting.screen;
  }

  #turn(meeting, step_id, screen) {
    const to = { meeting_id: meeting.id, from: meeting.step_id, step_id, screen };
    this.turned.value = to;
    this.channel.post({ kind: "turned", to });
    return t("Nettet er væk. Skærmen i denne browser følger med imens.");
  }

  async #ask(kind, fields) {
    const answer = await this.command(kind, fields);
    if (!answer.ok) return this.#halt(answer.error.message);
    await untilSeen(this.game, answer.v);
    return null;
  }

  async #hear(message) {
    const isFilm = message.kind === "filmed" && this.meeting() !== undefined;
    if (!this.isFirst || !(isFilm || message.kind === "pressed")) return;
    this.channel.post({ kind: "heard", id: message.id });
    if (isFilm) return this.setFilm(message.film);
    const text = await this.press(message.action);
    if (text === null) return;
    tell(text, true);
    this.channel.post({ kind: "said", text });
  }

  // The server says who wrote when somebody writes; that everybody has stopped is known by its silence.
  #followWriting() {
    let silence;
    effect(() => {
      this.writing.value = this.live.writing.value;
      clearTimeout(silence);
      silence = setTimeout(() => (this.writing.value = {}), WRITING_MS);
    });
  }

  #handOverOnReturn() {
    effect(() => {
      if (!this.live.isLive.value || this.turned.peek() === null) return;
      const turned = this.turned.peek();
      this.turned.value = null;
      const meeting = this.game.entity(`meeting:${turned.meeting_id}`).peek();
      if (meeting?.state !== "open" || !isStill(turned, meeting)) return; // somebody else has gone on meanwhile
      const { meeting_id, step_id, screen } = turned;
      if (meeting.step_id !== step_id) this.command("start_step", { meeting_id, step_id });
      else if (meeting.screen !== screen) this.command("set_screen", { meeting_id, screen });
    });
  }
}

/** What is said before a step is left in which somebody still writes. */
export function waitWords(count) {
  return tn("{count} skriver endnu. Tryk igen for at gå videre.", "{count} skriver endnu. Tryk igen for at gå videre.", count);
}

// The next press is read from what stands here, so what was answered has to stand here first.
async function untilSeen(game, v) {
  let stop;
  await new Promise((done) => {
    stop = effect(() => void (game.v.value >= v && done()));
    setTimeout(done, SEEN_WITHIN_MS);
  });
  stop();
}

function nextOfClock({ mode }) {
  return { off: "start", running: "pause", paused: "resume" }[mode];
}
