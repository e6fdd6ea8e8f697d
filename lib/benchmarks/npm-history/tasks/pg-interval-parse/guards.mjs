const fields = ({ years, months, days, hours, minutes, seconds, milliseconds }) =>
  [years, months, days, hours, minutes, seconds, milliseconds].map((value) => value + 0);
const all = (text) => (interval) => {
  const value = interval(text);
  return [fields(value), value.toPostgres(), value.toISO(), value.toISOString(), value.toISOStringShort()];
};

export default [
  { name: "every part", run: all("1 year 2 mons 3 days 04:05:06.007") },
  { name: "parts in the plural", run: all("11 years 10 mons 9 days 08:07:06") },
  { name: "years only", run: all("7 years") },
  { name: "months only", run: all("1 mon") },
  { name: "days only", run: all("3 days") },
  { name: "a time only", run: all("23:59:59") },
  { name: "a time of nothing", run: all("00:00:00") },
  { name: "an empty text", run: all("") },
  { name: "hours beyond a day", run: all("1234:05:06") },
  { name: "a negative time", run: all("-01:02:03.5") },
  { name: "a negative time without hours", run: all("-00:00:01.25") },
  { name: "negative days with a positive time", run: all("-5 days +01:00:00") },
  { name: "signs on each part", run: all("-1 years -2 mons +3 days -04:05:06.0789") },
  {
    name: "fractions of a second from one to six digits",
    run: (interval) =>
      ["1", "12", "123", "1234", "12345", "123456"].map((digits) => all(`00:00:07.${digits}`)(interval)),
  },
  {
    name: "small fractions",
    run: (interval) => ["000001", "00001", "0001", "001", "01"].map((digits) => all(`00:00:00.${digits}`)(interval)),
  },
];
