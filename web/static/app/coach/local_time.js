// Between a moment and the clock on the wall where the game is played, wherever the coach's own machine is.

/** "2026-11-24T10:00" for a moment, as that place's clock shows it. */
export function wallClock(iso, timeZone) {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(iso));
  return parts.replace(" ", "T");
}

/** The moment at which that place's clock shows "2026-11-24T10:00". */
export function momentIn(wall, timeZone) {
  let moment = Date.parse(`${wall}Z`);
  // Twice, since the first correction may cross the day on which the clock itself changes.
  for (let round = 0; round < 2; round += 1) {
    moment += Date.parse(`${wall}Z`) - Date.parse(`${wallClock(new Date(moment).toISOString(), timeZone)}Z`);
  }
  return new Date(moment).toISOString();
}
