export default [
  {
    name: "several comments in a row",
    run: (moment) =>
      ["(a)(b) 01 Nov 2016 (c) (d) 05:23:45 z (e)(f)", "01 Nov 2016 05:23:45 (x)z"].map((text) =>
        moment.utc(text, moment.RFC_2822).toISOString(),
      ),
  },
  {
    name: "a zone is kept",
    run: (moment) => [
      moment.parseZone("Tue, 01 Nov 2016 01:23:45 +0530", moment.RFC_2822).format(),
      moment.parseZone("Tue, 01 Nov 2016 01:23:45 EST", moment.RFC_2822).utcOffset(),
    ],
  },
  {
    name: "strict reading",
    run: (moment) =>
      ["Tue, 01 Nov 2016 01:23:45 GMT (x)", "Tue, 01 Nov 2016 01:23:45 GMT (x", "bad"].map((text) =>
        moment.utc(text, moment.RFC_2822, true).isValid(),
      ),
  },
  {
    name: "the format among others",
    run: (moment) => [
      moment.utc("Tue, 01 Nov 2016 (c) 01:23:45 GMT", [moment.ISO_8601, moment.RFC_2822]).toISOString(),
      moment.utc("2016-11-01T01:23:45Z", [moment.RFC_2822, moment.ISO_8601]).toISOString(),
    ],
  },
  {
    name: "days of the week are flagged",
    run: (moment) => {
      const flags = moment.utc("Mon, 01 Nov 2016 01:23:45 GMT", moment.RFC_2822).parsingFlags();
      return [flags.weekdayMismatch, flags.iso, flags.rfc2822];
    },
  },
  {
    name: "other formats",
    run: (moment) => [
      moment.utc("2013-02-08T09:30:26").add(3, "days").format(),
      moment.utc("08/02/13", "DD/MM/YY").toISOString(),
      moment.utc("nope", "DD/MM/YY").isValid(),
    ],
  },
];
