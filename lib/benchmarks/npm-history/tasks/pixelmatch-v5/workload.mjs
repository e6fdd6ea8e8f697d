function screenshot(random, width, height) {
  const pixels = new Uint8Array(width * height * 4).fill(255);
  const fill = (left, top, wide, high, colour) => {
    for (let y = top; y < Math.min(height, top + high); y++) {
      for (let x = left; x < Math.min(width, left + wide); x++) pixels.set(colour, (y * width + x) * 4);
    }
  };
  for (let box = 0; box < 26; box++) {
    const colour = [0, 0, 0].map(() => Math.floor(random() * 256));
    fill(Math.floor(random() * width), Math.floor(random() * height), 20 + random() * 160, 10 + random() * 60, colour);
  }
  for (let y = 8; y < height; y += 24) {
    for (let x = 8; x < width - 8; x += 6 + Math.floor(random() * 8)) {
      fill(x, y, 2, 9, [40, 40, 40]);
      fill(x + 2, y, 1, 9, [150, 150, 150]);
    }
  }
  return pixels;
}

function changed(random, pixels, width, height) {
  const copy = pixels.slice();
  for (let patch = 0; patch < 5; patch++) {
    const left = Math.floor(random() * (width - 60));
    const top = Math.floor(random() * (height - 30));
    for (let y = top; y < top + 24; y++) {
      for (let x = left; x < left + 50; x++) {
        const at = (y * width + x) * 4;
        for (let channel = 0; channel < 3; channel++) copy[at + channel] = copy[at + channel] ^ (patch % 2 ? 8 : 96);
      }
    }
  }
  return copy;
}

const width = 800;
const height = 600;

export default {
  setup(random) {
    return Array.from({ length: 3 }, () => {
      const before = screenshot(random, width, height);
      return { before, after: Array.from({ length: 3 }, () => changed(random, before, width, height)) };
    });
  },

  run(pixelmatch, shots) {
    const output = new Uint8Array(width * height * 4);
    const counts = [];
    let checksum = 0;
    for (const { before, after } of shots) {
      for (const image of after) {
        for (const threshold of [0.05, 0.1, 0.2]) {
          counts.push(pixelmatch(before, image, null, width, height, { threshold, includeAA: true }));
        }
        counts.push(pixelmatch(before, image, output, width, height, { threshold: 0.1, includeAA: true }));
        for (let at = 0; at < output.length; at += 13) checksum = (Math.imul(checksum, 31) + output[at]) | 0;
      }
      counts.push(pixelmatch(after[0], after[0].slice(), null, width, height));
    }
    return { counts, checksum };
  },
};
