// A file is being made: the bar moves and the button appears by themselves. Without scripts a link asks again.

const ASK_MS = 1000;
const SAY_MS = 10_000;
const place = document.querySelector("[data-state]");
const part = (id) => document.getElementById(id);
let said_at = Date.now();

part("again").hidden = true;

async function look() {
  let found;
  try {
    const answer = await fetch(place.dataset.state);
    if (!answer.ok) return location.reload();
    found = await answer.json();
  } catch {
    return setTimeout(look, 3 * ASK_MS);
  }
  if (found.state === "failed") return location.reload();
  place.querySelector("progress").value = found.state === "ready" ? found.of : found.done;
  part("said").textContent = found.said;
  if (found.state === "ready") {
    part("told").textContent = found.said;
    part("fetch").hidden = false;
    part("meanwhile").hidden = true;
    return;
  }
  // read aloud now and then, not at every step
  if (Date.now() - said_at > SAY_MS) {
    part("told").textContent = found.said;
    said_at = Date.now();
  }
  setTimeout(look, ASK_MS);
}

if (place) setTimeout(look, ASK_MS);
