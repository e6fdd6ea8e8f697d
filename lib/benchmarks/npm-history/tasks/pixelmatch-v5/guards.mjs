const white = [255, 255, 255, 255];
const black = [0, 0, 0, 255];
const image = (width, height, paint = () => white) => {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels.set(paint(x, y), (y * width + x) * 4);
  return pixels;
};
const hex = (pixels) => Buffer.from(pixels).toString("hex");
const compare = (pixelmatch, first, second, width, height, options) => {
  const output = new Uint8Array(width * height * 4);
  const count = pixelmatch(first, second, output, width, height, options);
  return [count, hex(output), pixelmatch(first, second, null, width, height, options)];
};
const scene = (x, y) => (x > 3 && x < 8 && y > 2 && y < 7 ? [200, 30, 90, 255] : [x * 20, y * 20, 120, 255]);
const grey = (value) => [value, value, value, 255];
const slope = (shift) => (x, y) => {
  const distance = x + shift - y * 0.5 - 6;
  return distance < -0.5 ? black : distance > 0.5 ? white : grey(Math.round((distance + 0.5) * 254));
};

export default [
  {
    name: "equal images have no difference",
    run: (pixelmatch) => compare(pixelmatch, image(6, 5, scene), image(6, 5, scene), 6, 5),
  },
  {
    name: "an image and itself",
    run: (pixelmatch) => {
      const pixels = image(9, 9, scene);
      return compare(pixelmatch, pixels, pixels, 9, 9);
    },
  },
  {
    name: "one pixel differs",
    run: (pixelmatch) =>
      compare(
        pixelmatch,
        image(7, 7),
        image(7, 7, (x, y) => (x === 3 && y === 3 ? black : white)),
        7,
        7,
      ),
  },
  {
    name: "every pixel differs",
    run: (pixelmatch) =>
      compare(
        pixelmatch,
        image(5, 4),
        image(5, 4, () => black),
        5,
        4,
      ),
  },
  {
    name: "a block differs in a picture",
    run: (pixelmatch) =>
      compare(
        pixelmatch,
        image(12, 10, scene),
        image(12, 10, (x, y) => (x > 5 && y > 4 ? black : scene(x, y))),
        12,
        10,
        { includeAA: true },
      ),
  },
  {
    name: "small differences stay under the threshold",
    run: (pixelmatch) => {
      const second = image(8, 8, (x, y) => grey(255 - x * 6 - y));
      return [0, 0.01, 0.05, 0.1, 0.2, 0.5, 1].map((threshold) =>
        pixelmatch(image(8, 8), second, null, 8, 8, { threshold, includeAA: true }),
      );
    },
  },
  {
    name: "each colour counts by its weight",
    run: (pixelmatch) =>
      [0, 1, 2].map((channel) =>
        [10, 30, 60, 120, 255].map((step) => {
          const colour = [0, 0, 0, 255];
          colour[channel] = step;
          return pixelmatch(
            image(2, 2, () => black),
            image(2, 2, () => colour),
            null,
            2,
            2,
            { threshold: 0.15, includeAA: true },
          );
        }),
      ),
  },
  {
    name: "soft edges are left out unless they are asked for",
    run: (pixelmatch) =>
      [false, true].map((includeAA) =>
        compare(pixelmatch, image(20, 16, slope(0)), image(20, 16, slope(0.4)), 20, 16, { threshold: 0.05, includeAA }),
      ),
  },
  {
    name: "transparent pixels count as white",
    run: (pixelmatch) =>
      [0, 64, 128, 200].map((alpha) =>
        pixelmatch(
          image(4, 4),
          image(4, 4, () => [0, 0, 0, alpha]),
          null,
          4,
          4,
          { threshold: 0.3, includeAA: true },
        ),
      ),
  },
  {
    name: "hidden colours of transparent pixels do not matter",
    run: (pixelmatch) =>
      pixelmatch(
        image(4, 4, () => [255, 0, 0, 0]),
        image(4, 4, () => [0, 0, 255, 0]),
        null,
        4,
        4,
        { includeAA: true },
      ),
  },
  {
    name: "equal half transparent images",
    run: (pixelmatch) => {
      const paint = (x, y) => [x * 30, y * 30, 200, 40 + x * 20];
      return pixelmatch(image(8, 8, paint), image(8, 8, paint), null, 8, 8);
    },
  },
];
