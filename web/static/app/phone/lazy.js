// What is not needed for the first page is fetched after it, before anybody taps; then it is here without a net too.

const components = new Map();
let more = () => null;

/** What is loaded from now on waits for this too: the words that stand in it. */
export function waitsFor(whenMoreIsHere) {
  more = whenMoreIsHere;
}

/** The component a module exports, undefined until it has been loaded. */
export function loaded([file, name]) {
  return components.get(`${file} ${name}`);
}

/** Loads a module of this folder and answers the component it exports under `name`. */
export async function load([file, name]) {
  const [module] = await Promise.all([import(`./${file}.js`), more()]);
  components.set(`${file} ${name}`, module[name]);
  return module[name];
}

/** Loads everything named, when the page has nothing better to do; what fails is tried again when it is wanted. */
export function loadSoon(places) {
  const begin = window.requestIdleCallback ?? ((task) => setTimeout(task, 200));
  begin(() => Promise.allSettled(places.map(load)));
}
