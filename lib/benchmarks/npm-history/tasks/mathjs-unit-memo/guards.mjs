const show =
  (...texts) =>
  (math) =>
    texts.map((text) => math.unit(text).toString());

export default [
  { name: "plain units", run: show("5 m", "3 hour", "2.5 kg", "10 degC", "7 inch", "1 rad") },
  {
    name: "prefixed units, short and long",
    run: show("5 cm", "3 km", "2 kilometer", "4 MHz", "1 GiB", "8 kb", "3 microfarad"),
  },
  { name: "plural names", run: show("2 meters", "3 kilobytes", "4 inches", "5 feet", "6 milliseconds") },
  { name: "products, quotients and powers", run: show("3 km/h", "2 kg m^2/s^2", "1 / s", "5 N m", "2 (kg m) / s^2") },
  {
    name: "converted to another unit",
    run: (math) =>
      [
        math.unit("5 cm").to("inch").toString(),
        math.unit(36, "km/h").toNumber("m/s"),
        math.unit("1 GiB").toNumber("kibibyte"),
        math.unit("20 celsius").toNumber("fahrenheit"),
      ].map((value) => (typeof value === "number" ? Number(value.toPrecision(9)) : value)),
  },
  {
    name: "names that look alike",
    run: (math) =>
      ["m", "mm", "min", "Mm", "mmHg", "h", "ha", "Pa", "pt", "ft", "dt"].map((name) =>
        math.Unit.isValuelessUnit(name),
      ),
  },
  {
    name: "names that are no units",
    run: (math) =>
      ["foo", "", "kkm", "xmeter", "meterx", "toString", "constructor"].map((name) => math.Unit.isValuelessUnit(name)),
  },
  { name: "an unknown unit is refused", run: (math) => math.unit("5 foo") },
  {
    name: "an unknown unit stays unknown when asked again",
    run: (math) => [1, 2, 3].map(() => math.Unit.isValuelessUnit("blurb")),
  },
  {
    name: "a unit is found once it was created",
    run: (math) => {
      const own = math.create(math.all);
      const before = own.Unit.isValuelessUnit("furlongish");
      own.createUnit("furlongish", "220 yards");
      return [before, own.Unit.isValuelessUnit("furlongish"), own.unit("2 furlongish").toNumber("yard").toPrecision(9)];
    },
  },
  {
    name: "a created unit with prefixes and another name",
    run: (math) => {
      const own = math.create(math.all);
      own.createUnit("bloop", { definition: "4 m", prefixes: "long", aliases: ["blp"] });
      return ["3 bloop", "3 kilobloop", "2 blp"].map((text) => own.unit(text).toNumber("m").toPrecision(9));
    },
  },
  {
    name: "units within an expression",
    run: (math) =>
      ["2 inch to cm", "3 km + 20 m", "5 kN * 2 m", "1 kWh to MJ"].map((text) => math.evaluate(text).toString()),
  },
];
