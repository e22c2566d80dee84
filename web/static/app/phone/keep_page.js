// The page that opens without a network: the worker keeps the program, and the next version comes when nobody looks.

const SCOPE = "/me";

/** Has the worker keep the program, and these addresses beside it. */
export async function keepProgram(addresses) {
  if (!navigator.serviceWorker) return;
  try {
    const place = await navigator.serviceWorker.register("/worker.js", { scope: SCOPE });
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ keep: [SCOPE, ...addresses] });
    changeWhenHidden(place);
  } catch {
    // A browser may refuse; then the page needs a network to open, as any page.
  }
}

/** The page is not kept any more; the program may stay, it says nothing of anybody. */
export async function forgetPage() {
  if (!globalThis.caches) return;
  for (const name of await caches.keys()) await (await caches.open(name)).delete(SCOPE);
}

// What is typed lies on the device at each letter, so that a page nobody looks at may begin again.
function changeWhenHidden(place) {
  const change = () => document.visibilityState === "hidden" && place.waiting?.postMessage({ takeOver: true });
  document.addEventListener("visibilitychange", change);
  const hadOne = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => hadOne && location.reload());
}
