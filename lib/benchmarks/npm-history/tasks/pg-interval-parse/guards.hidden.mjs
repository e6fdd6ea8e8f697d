const fields = ({ years, months, days, hours, minutes, seconds, milliseconds }) =>
  [years, months, days, hours, minutes, seconds, milliseconds].map((value) => value + 0);
const two = (number) => String(number).padStart(2, "0");

export default [
  {
    name: "values are instances with all their fields",
    run: (Interval) => {
      const [called, made] = [Interval("1 day"), new Interval("1 day")];
      return [
        called instanceof Interval,
        made instanceof Interval,
        Object.keys(called).sort(),
        JSON.parse(JSON.stringify(made)),
      ];
    },
  },
  { name: "nothing given", run: (interval) => [undefined, null, ""].map((given) => fields(interval(given))) },
  {
    name: "two values do not share their fields",
    run: (interval) => {
      const first = interval("1 day");
      const empty = interval("");
      first.days = 9;
      empty.hours = 5;
      return [fields(first), fields(interval("1 day")), fields(empty), fields(interval("")), first.toPostgres()];
    },
  },
  {
    name: "pseudo-random intervals",
    run: (interval, { random }) => {
      const next = random(6);
      const below = (limit) => Math.floor(next() * limit);
      return Array.from({ length: 60 }, () => {
        const text = `${below(9)} years ${below(12)} mons ${below(60) - 30} days ${below(2) ? "-" : ""}${two(below(99))}:${two(below(60))}:${two(below(60))}.${String(below(1e6)).padStart(6, "0")}`;
        return [text, fields(interval(text)), interval(text).toPostgres()];
      });
    },
  },
  {
    name: "a changed value is written as it is now",
    run: (interval) => {
      const value = interval("01:02:03");
      value.years = 3;
      value.seconds = 0;
      value.milliseconds = 250;
      return [value.toPostgres(), value.toISO(), value.toISOStringShort()];
    },
  },
  {
    name: "written values can be read again as text",
    run: (interval) =>
      ["00:00:10", "10:00:00", "20 days", "00:10:00.1", "100 years 00:00:00.5"].map((text) =>
        interval(text).toISOStringShort(),
      ),
  },
];
