/** How large things are drawn at that height of the picture: far ones a little smaller. */
export function depth({ H, horizon }, y) {
  return 0.8 + (0.34 * (y - horizon)) / (H - horizon);
}
