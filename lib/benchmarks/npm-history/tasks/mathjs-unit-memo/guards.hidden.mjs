export default [
  {
    name: "a created unit takes the place of a prefixed one",
    run: (math) => {
      const own = math.create(math.all);
      const before = own.unit("1 mt").toString();
      own.createUnit("mt", "7 m");
      return [before, own.unit("1 mt").toNumber("m").toPrecision(9)];
    },
  },
  {
    name: "units created one after the other are all known",
    run: (math) => {
      const own = math.create(math.all);
      return [1, 2, 3, 4].map((size) => {
        own.createUnit(`step${size}`, `${size} m`);
        return [1, 2, 3, 4].map((other) => own.Unit.isValuelessUnit(`step${other}`));
      });
    },
  },
  {
    name: "two instances do not share created units",
    run: (math) => {
      const one = math.create(math.all);
      const other = math.create(math.all);
      one.createUnit("onlyhere", "3 kg");
      return [one.Unit.isValuelessUnit("onlyhere"), other.Unit.isValuelessUnit("onlyhere")];
    },
  },
  {
    name: "more than a hundred prefixed names, asked twice",
    run: (math) => {
      const prefixes = ["", "da", "h", "k", "M", "G", "d", "c", "m", "u", "n", "p"];
      const bases = ["m", "g", "s", "V", "W", "J", "N", "Pa", "Hz", "F", "A", "ohm"];
      const names = prefixes.flatMap((prefix) => bases.map((base) => prefix + base));
      const known = () => names.map((name) => (math.Unit.isValuelessUnit(name) ? 1 : 0)).join("");
      const first = known();
      return [first, first === known()];
    },
  },
  {
    name: "a unit already defined is refused",
    run: (math) => math.create(math.all).createUnit("meter", "2 m"),
  },
  {
    name: "units keep their own values",
    run: (math) => {
      const first = math.unit("2 kilobyte");
      const second = math.unit("3 kilobyte");
      return [
        first.toString(),
        second.toString(),
        math.add(first, second).toString(),
        first.equals(second),
        first.to("bytes").toString(),
      ];
    },
  },
];
