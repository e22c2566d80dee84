// Letters inside a drawing, on the picture itself: `shown` has them, `bare` has all but them. The pixels that differ
// are the letters; these and their neighbours in `bare` are what the letters stand on.
// Read by measures.py and run in the page.
async ([shown, bare]) => {
  const pixelsOf = async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    return canvas.getImageData(0, 0, picture.width, picture.height);
  };
  const [withLetters, without] = [await pixelsOf(shown), await pixelsOf(bare)];
  const { width, height } = without;
  const colourAt = ({ data }, i) => [data[4 * i], data[4 * i + 1], data[4 * i + 2]];
  const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const DIFFERENT = 60;
  const isLetter = (i) => colourAt(withLetters, i).some((channel, c) => Math.abs(channel - colourAt(without, i)[c]) > DIFFERENT);

  const measured = (text) => {
    const box = text.getBoundingClientRect();
    const fill = light(getComputedStyle(text).fill.match(/[\d.]+/g).slice(0, 3).map(Number));
    const ground = new Set();
    for (let y = Math.max(1, Math.floor(box.top)); y < Math.min(height - 1, box.bottom); y += 1)
      for (let x = Math.max(1, Math.floor(box.left)); x < Math.min(width - 1, box.right); x += 1)
        if (isLetter(y * width + x))
          for (const [dx, dy] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]]) ground.add((y + dy) * width + x + dx);
    if (ground.size === 0) return null; // wholly behind something else
    const ratios = [...ground].map((i) => ratio(fill, light(colourAt(without, i)))).sort((a, b) => a - b);
    return { text: text.textContent.slice(0, 40), contrast: ratios[Math.floor(ratios.length * 0.05)] };
  };
  return [...document.querySelectorAll("svg text")].map(measured).filter(Boolean);
};
