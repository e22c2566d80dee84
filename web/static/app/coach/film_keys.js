// The film from the coach's own page: forwards and back, any day to stop at, on every screen alike (rule 10.3).
import { html, useState } from "../html.js";
import { Icon } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { sayDay, t } from "../say.js";
import { filmAt, reel } from "../screen/reel.js";
import { useFilm } from "../screen/use_film.js";
import { useCommand } from "./command.js";

export function FilmKeys({ meeting }) {
  useFilm("/coach/film", meeting);
  return reel.value && html`<${Keys} meeting=${meeting} film=${reel.value} />`;
}

function Keys({ meeting, film }) {
  const [run] = useCommand();
  const [held, hold] = useState(null); // the day under the finger, until it is let go
  const { days, at, isRunning } = film;
  const shown = held ?? at;
  const say = (day) => sayDay(day.date, { day: "numeric", month: "long" });
  const set = (place, runs) => run("set_film", { meeting_id: meeting.id, ...filmAt(place, runs) });
  const letGo = async (event) => {
    await set(event.currentTarget.valueAsNumber, isRunning);
    hold(null);
  };
  return html`<div class="film-keys" role="group" aria-label=${t("Filmen")}>
    <button type="button" class="button button--large" onClick=${() => set(!isRunning && at >= days.length - 1 ? 0 : at, !isRunning)}>
      <${Icon} name=${isRunning ? "pause" : "play"} />${isRunning ? t("Hold filmen") : t("Vis filmen")}</button>
    <label class="film-keys__day"><span class="spread"><span>${t("Dag i filmen")}</span><strong>${say(days[shown])}</strong></span>
      <input type="range" min="0" max=${days.length - 1} step="1" value=${shown} aria-valuetext=${say(days[shown])} onInput=${(event) => hold(event.currentTarget.valueAsNumber)} onChange=${letGo} /></label>
    <div class="row row--tight film-keys__chapters" role="group" aria-label=${t("Kapitler")}>${film.chapters.map(
      ({ camp, at: place }) => html`<button key=${camp} type="button" class="button" onClick=${() => set(place, isRunning)}>${t("Camp {number}", { number: camp })}</button>`,
    )}</div>
  </div>`;
}
