// Every text that is seen on a page: how large its letters are, and how far they stand out from what lies behind.
// Letters inside an SVG are scaled by its box; a colour with some see-through is laid on what lies behind it.
// Read by measures.py and run in the page.
() => {
  const ink = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    ink.clearRect(0, 0, 1, 1);
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = ink.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [...[0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])), 1];
  const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ratio = (one, other) => {
    const [a, b] = [light(one), light(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };

  // A gradient is all its colours at once; the layers are gone down to the first that lets nothing through.
  const layersBehind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const painted = [...style.backgroundImage.matchAll(/(?:rgba?|color)\([^)]*\)/gi)].map(([colour]) => rgba(colour));
      layers.push(painted.length > 0 ? painted : [rgba(style.backgroundColor)]);
      if (layers.at(-1).every((colour) => colour[3] === 1)) break;
    }
    return layers.reverse();
  };
  const groundsBehind = (element) =>
    layersBehind(element).reduce(
      (grounds, colours) => grounds.flatMap((ground) => colours.map((colour) => over(colour, ground))),
      [[255, 255, 255, 1]],
    );

  const isSeen = (element, box) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest(".visually-hidden, .skip-link, script, style, noscript") &&
    box.width > 0 && box.bottom >= 0 && box.top <= innerHeight;

  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    if (!text || !isSeen(element, range.getBoundingClientRect())) continue;
    const style = getComputedStyle(element);
    const svg = element.closest("svg");
    const colour = rgba(style.color);
    const ratios = svg ? [] : groundsBehind(element).map((ground) => ratio(over(colour, ground), ground));
    seen.push({
      text: text.slice(0, 40),
      size: Number.parseFloat(style.fontSize) * (svg ? element.getScreenCTM().a : 1),
      height: innerHeight,
      isHeading: element.closest("h1, h2") !== null,
      contrast: ratios.length > 0 ? Math.min(...ratios) : null,
    });
  }
  return seen;
};
