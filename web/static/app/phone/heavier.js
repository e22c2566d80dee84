// The heavier letters weigh as much as half the program: they come after the page, which until then thickens the lighter.

/** Fetches them; what stands changes its face when they are here. */
export function fetchHeavier() {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("../../style/semibold.css", import.meta.url).pathname;
  document.head.append(sheet);
}
