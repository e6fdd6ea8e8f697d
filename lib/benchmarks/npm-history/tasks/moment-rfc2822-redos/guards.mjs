const read =
  (...headers) =>
  (moment) =>
    headers.map((header) => {
      const time = moment.utc(header, moment.RFC_2822);
      return [time.isValid(), time.toISOString(), time.parsingFlags().rfc2822 ?? null];
    });

export default [
  {
    name: "ordinary headers",
    run: read("Tue, 01 Nov 2016 01:23:45 GMT", "Tue, 1 Nov 2016 06:23:26 +0530", "01 Nov 2016 05:23:45 z"),
  },
  {
    name: "short years and no seconds",
    run: read("Tue, 01 Nov 16 01:23 GMT", "01 Nov 49 01:23 GMT", "01 Nov 50 01:23 GMT", "1 Nov 2016 01:23 UT"),
  },
  {
    name: "comments",
    run: read(
      "(c)01 Nov 2016 (x) 05:23:45 z",
      "Tue, 01 Nov 2016 01:23:45 GMT (Greenwich)",
      "Tue(a), 01(b) Nov(c) 2016(d) 01:23:45(e) GMT(f)",
    ),
  },
  {
    name: "comments with odd characters",
    run: read("Tue, 01 Nov 2016 01:23:45 GMT (a, 9 [b] é)", "Tue, 01 Nov 2016 01:23:45 GMT ()"),
  },
  {
    name: "comments that never end",
    run: read("Tue, 01 Nov 2016 01:23:45 GMT (a", `Tue, 01 Nov 2016 01:23:45 GMT ${"(".repeat(200)}`, "(".repeat(300)),
  },
  { name: "comments that never began", run: read("Tue, 01 Nov 2016 01:23:45 GMT )", "Tue), 01 Nov 2016 01:23:45 GMT") },
  {
    name: "space, tabs and folded lines",
    run: read(
      "  Tue,  01   Nov 2016   01:23:45   GMT  ",
      "Tue,\n 01 Nov\t2016 01:23:45 GMT",
      `Tue,${" ".repeat(200)}01 Nov 2016 01:23:45 GMT`,
    ),
  },
  {
    name: "zones",
    run: read(
      ...["UT", "GMT", "EST", "EDT", "CST", "MDT", "PST", "Z", "A", "+0000", "-1200", "+9999"].map(
        (zone) => `Tue, 01 Nov 2016 01:23:45 ${zone}`,
      ),
    ),
  },
  { name: "the wrong day of the week", run: read("Mon, 01 Nov 2016 01:23:45 GMT", "Xyz, 01 Nov 2016 01:23:45 GMT") },
  {
    name: "dates that do not exist",
    run: read("31 Feb 2016 01:23:45 GMT", "01 Nov 2016 25:00:00 GMT", "00 Nov 2016 01:00:00 GMT"),
  },
  { name: "what is no date", run: read("bad", "", "2016-11-01", "01 November 2016 01:23:45 GMT") },
];
