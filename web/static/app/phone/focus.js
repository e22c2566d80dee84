// Focus is never lost: when what had it is gone from the page, its nearest surroundings that remain take it,
// so that one who uses a keyboard or a reader goes on from the same place.

/** Watches over the focus inside an element. */
export function keepFocus(root) {
  let surroundings = [];
  document.addEventListener("focusin", ({ target }) => {
    surroundings = [];
    for (let place = target; place && place !== root; place = place.parentElement) surroundings.push(place);
  });
  new MutationObserver(() => {
    if (document.activeElement !== document.body || surroundings.length === 0 || surroundings[0].isConnected) return;
    const place = surroundings.find((one) => one.isConnected) ?? document.getElementById("main");
    if (place && !place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place?.focus({ preventScroll: true });
  }).observe(root, { childList: true, subtree: true });
}
