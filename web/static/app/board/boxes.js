// Boxes {left, right, top, bottom}: what keeps houses, names and walkers off each other.

export function isOver(a, b) {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** The box around a point that reaches `side` to both sides, `up` above it and `down` below it. */
export function boxAround([x, y], side, up, down) {
  return { left: x - side, right: x + side, top: y - up, bottom: y + down };
}
