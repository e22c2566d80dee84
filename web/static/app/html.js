// The one place the screens take their tools from, so that a module needs one import line.
import { h, render, hydrate, Component, Fragment, createContext, options } from "../vendor/preact.js";
import { useRef } from "../vendor/preact-hooks.js";
import htm from "../vendor/htm.js";

export const html = htm.bind(h);
export { h, render, hydrate, Component, Fragment, createContext };
export {
  useCallback,
  useContext,
  useEffect,
  useErrorBoundary,
  useId,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from "../vendor/preact-hooks.js";
export {
  batch,
  computed,
  effect,
  signal,
  untracked,
  useComputed,
  useSignal,
  useSignalEffect,
} from "../vendor/signals.js";

/** The component, drawn again only when one of its properties is another value than before. */
export function memo(component) {
  // Keeping the vnode (not shouldComponentUpdate) leaves the signals read inside it working.
  return function Memo(props) {
    const kept = useRef(null);
    if (kept.current === null || !isSame(kept.current.props, props)) {
      kept.current = h(component, props);
    }
    return kept.current;
  };
}

function isSame(before, after) {
  const names = Object.keys(after);
  return names.length === Object.keys(before).length && names.every((name) => Object.is(before[name], after[name]));
}

const HIDDEN_MS = 100; // a page that nobody sees gets no pictures, and is drawn all the same

/** From now on whatever changes between two pictures is drawn once, however many frames came in between. */
export function drawOncePerPicture() {
  options.debounceRendering = (draw) => {
    let isDrawn = false;
    const once = () => {
      if (isDrawn) return;
      isDrawn = true;
      cancelAnimationFrame(picture);
      clearTimeout(timer);
      draw();
    };
    const picture = requestAnimationFrame(once);
    const timer = setTimeout(once, HIDDEN_MS);
  };
}
