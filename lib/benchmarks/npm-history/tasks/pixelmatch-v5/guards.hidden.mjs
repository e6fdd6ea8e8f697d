const image = (width, height, paint) => {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels.set(paint(x, y), (y * width + x) * 4);
  return pixels;
};
const noise = (random, width, height, levels) =>
  image(width, height, () => [0, 0, 0].map(() => Math.floor(random() * levels) * Math.floor(255 / levels)).concat(255));
const hex = (pixels) => Buffer.from(pixels).toString("hex");

export default [
  {
    name: "noise against noise",
    run: (pixelmatch, { random, digest }) => {
      const next = random(8);
      const [first, second] = [noise(next, 40, 30, 4), noise(next, 40, 30, 4)];
      return [0.1, 0.3, 0.6].map((threshold) => {
        const output = new Uint8Array(first.length);
        return [pixelmatch(first, second, output, 40, 30, { threshold, includeAA: true }), digest(hex(output))];
      });
    },
  },
  {
    name: "the count is the same in both directions",
    run: (pixelmatch, { random }) => {
      const next = random(15);
      const [first, second] = [noise(next, 16, 16, 3), noise(next, 16, 16, 3)];
      return [
        pixelmatch(first, second, null, 16, 16, { includeAA: true }),
        pixelmatch(second, first, null, 16, 16, { includeAA: true }),
      ];
    },
  },
  {
    name: "buffers and clamped lists are taken too",
    run: (pixelmatch) => {
      const first = image(6, 6, (x) => [x * 40, 0, 0, 255]);
      const second = image(6, 6, (x, y) => [x * 40, y > 3 ? 255 : 0, 0, 255]);
      const options = { includeAA: true };
      return [
        pixelmatch(Buffer.from(first.buffer), Buffer.from(second.buffer), Buffer.alloc(144), 6, 6, options),
        pixelmatch(
          new Uint8ClampedArray(first),
          new Uint8ClampedArray(second),
          new Uint8ClampedArray(144),
          6,
          6,
          options,
        ),
      ];
    },
  },
  {
    name: "a part of a larger buffer",
    run: (pixelmatch) => {
      const whole = new Uint8Array(64 + 100 * 4 * 2).fill(90);
      const [first, second] = [whole.subarray(64, 464), whole.subarray(464)];
      second.fill(255, 40, 80);
      return [pixelmatch(first, second, null, 10, 10, { includeAA: true }), whole[0], whole[63]];
    },
  },
  {
    name: "the images are left alone",
    run: (pixelmatch) => {
      const first = image(5, 5, (x, y) => [x, y, 7, 255]);
      const second = image(5, 5, (x, y) => [250 - x, y, 7, 255]);
      pixelmatch(first, second, new Uint8Array(100), 5, 5);
      return [hex(first), hex(second)];
    },
  },
  {
    name: "one row and one column",
    run: (pixelmatch) => {
      const first = image(9, 1, (x) => [x * 25, x * 25, 0, 255]);
      const second = image(9, 1, (x) => [x * 25, 200 - x * 25, 0, 255]);
      return [
        pixelmatch(first, second, null, 9, 1, { includeAA: true }),
        pixelmatch(first, second, null, 1, 9, { includeAA: true }),
        pixelmatch(new Uint8Array(0), new Uint8Array(0), null, 0, 0),
      ];
    },
  },
  {
    name: "a faint text line that moved by one pixel",
    run: (pixelmatch) => {
      const paint = (shift) => (x, y) => {
        if (x < 4 || x > 36 || y < 6 || y > 13) return [250, 250, 250, 255];
        const value = [60, 60, 170, 250, 250, 250, 250][(x + shift) % 7];
        return [value, value, value, 255];
      };
      return [true, false].map((includeAA) => {
        const output = new Uint8Array(42 * 20 * 4);
        return [
          pixelmatch(image(42, 20, paint(0)), image(42, 20, paint(1)), output, 42, 20, { includeAA }),
          hex(output),
        ];
      });
    },
  },
];
