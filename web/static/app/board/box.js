// How much room the board has on the page.
import { useLayoutEffect, useState } from "../html.js";

/** The width and height of the element in `place`, kept up to date; 1920 × 1080 before it is known. */
export function useBox(place) {
  const [box, setBox] = useState({ width: 1920, height: 1080 });
  useLayoutEffect(() => {
    const measure = () => {
      const { width, height } = place.current.getBoundingClientRect();
      if (width > 0 && height > 0)
        setBox((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return box;
}
