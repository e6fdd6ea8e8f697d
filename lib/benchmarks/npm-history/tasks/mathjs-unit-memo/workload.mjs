const SCALES = [
  ["kilobytes", "megabytes", "gigabytes", "kibibits", "mebibits"],
  ["kilohertz", "megahertz", "gigahertz", "millihertz"],
  ["millivolts", "kilovolts", "microvolts"],
  ["nanofarads", "microfarads", "picofarads"],
  ["milliamperes", "microamperes", "kiloamperes"],
  ["MPa", "kPa", "hPa"],
  ["kJ", "MJ", "GJ"],
  ["milliwatts", "kilowatts", "megawatts"],
  ["milligrams", "kilograms", "micrograms"],
  ["millimeters", "kilometers", "centimeters", "nanometers"],
];

const pick = (random, items) => items[Math.floor(random() * items.length)];

export default {
  setup(random) {
    const readings = Array.from({ length: 16000 }, () => {
      const scale = pick(random, SCALES);
      return [Math.floor(random() * 40000) / 8, pick(random, scale), pick(random, scale)];
    });
    const written = Array.from({ length: 1200 }, () => {
      const scale = pick(random, SCALES);
      return [`${1 + Math.floor(random() * 900)} ${pick(random, scale)} / second`, `${pick(random, scale)} / second`];
    });
    return { readings, written };
  },

  run(math, { readings, written }, { digest }) {
    const converted = readings.map(([value, from, to]) => math.unit(value, from).toNumber(to).toPrecision(9));
    const rates = written.map(([from, to]) => math.unit(from).toNumber(to).toPrecision(9));
    return { conversions: converted.length + rates.length, digest: digest([converted, rates]) };
  },
};
