// Winding lines through points: smooth to look at, measured along their length.

const STEPS_PER_SPAN = 16;

/** The smooth line through `points` ([x, y] pairs), as `{d, length, at(distance)}`. */
export function curveThrough(points) {
  const spans = points.slice(1).map((end, i) => {
    const before = points[i - 1] ?? points[i];
    const after = points[i + 2] ?? end;
    return span(before, points[i], end, after);
  });
  const dots = [points[0], ...spans.flatMap(sampled)];
  const marks = measured(dots);
  const length = marks.at(-1);
  return { d: pathOf(points[0], spans), length, dots, at: (distance) => pointAt(dots, marks, distance) };
}

// Catmull-Rom written as a cubic Bézier span.
function span(before, start, end, after) {
  const near = [start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6];
  const far = [end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6];
  return [start, near, far, end];
}

function sampled([start, near, far, end]) {
  return Array.from({ length: STEPS_PER_SPAN }, (_, i) => {
    const t = (i + 1) / STEPS_PER_SPAN;
    const u = 1 - t;
    const mix = (axis) =>
      u * u * u * start[axis] + 3 * u * u * t * near[axis] + 3 * u * t * t * far[axis] + t * t * t * end[axis];
    return [mix(0), mix(1)];
  });
}

function measured(dots) {
  let sum = 0;
  return dots.map((dot, i) => {
    if (i > 0) sum += Math.hypot(dot[0] - dots[i - 1][0], dot[1] - dots[i - 1][1]);
    return sum;
  });
}

function pointAt(dots, marks, distance) {
  const i = Math.max(
    1,
    marks.findIndex((mark) => mark >= distance),
  );
  const share = Math.min(1, Math.max(0, (distance - marks[i - 1]) / (marks[i] - marks[i - 1] || 1)));
  return [0, 1].map((axis) => dots[i - 1][axis] + share * (dots[i][axis] - dots[i - 1][axis]));
}

function pathOf(start, spans) {
  const write = ([x, y]) => `${round(x)} ${round(y)}`;
  return `M${write(start)}${spans.map(([, near, far, end]) => `C${write(near)} ${write(far)} ${write(end)}`).join("")}`;
}

export function round(number) {
  return Math.round(number * 10) / 10;
}
