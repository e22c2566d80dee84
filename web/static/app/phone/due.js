// A day to come, or gone by, as people say it.
import { sayDay, sayDistance, t } from "../say.js";

/** "om 3 dage, torsdag 5. februar"; a day gone by is named and not held against anybody. */
export function dueWords(due, today) {
  if (due === today) return t("I dag");
  const day = sayDay(due);
  if (due < today) return t("Datoen var {day}", { day });
  return t("{distance}, {day}", { distance: sayDistance(due, today), day });
}
