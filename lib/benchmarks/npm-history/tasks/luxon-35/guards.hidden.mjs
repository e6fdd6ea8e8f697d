const newYork = { locale: "en-US", zone: "America/New_York" };
const shown = (time) =>
  time.isValid ? [time.toISO(), time.toMillis(), time.offset, time.zoneName] : [time.invalidReason, time.isValid];

export default [
  {
    name: "changing the zone with and without keeping the clock",
    run: ({ DateTime }) => {
      const time = DateTime.local(2021, 3, 14, 1, 59, newYork);
      return [
        shown(time.setZone("Asia/Tokyo")),
        shown(time.setZone("Asia/Tokyo", { keepLocalTime: true })),
        shown(time.toUTC()),
        shown(time.setZone("UTC+3")),
      ];
    },
  },
  {
    name: "arithmetic across a change of offset",
    run: ({ DateTime }) => {
      const time = DateTime.local(2021, 3, 13, 2, 30, newYork);
      return [
        shown(time.plus({ days: 1 })),
        shown(time.plus({ hours: 24 })),
        shown(time.plus({ months: 8 })),
        shown(time.minus({ years: 1, minutes: 31 })),
        shown(time.set({ month: 7 })),
        shown(time.startOf("month").endOf("quarter")),
      ];
    },
  },
  {
    name: "caches can be reset between uses",
    run: ({ DateTime, Settings }) => {
      const list = [];
      for (let round = 0; round < 3; round++) {
        list.push(
          shown(DateTime.fromFormat("2020-07-01", "yyyy-MM-dd", newYork)),
          shown(DateTime.local(2020, 12, 1, newYork)),
        );
        Settings.resetCaches();
      }
      return list;
    },
  },
  {
    name: "a clock that stands still or jumps",
    run: ({ DateTime, Settings }) => {
      const before = Settings.now;
      try {
        return [0, Date.UTC(2021, 6, 1), Date.UTC(2021, 0, 1)].map((millis) => {
          Settings.now = () => millis;
          return [
            shown(DateTime.now().setZone("America/New_York")),
            shown(DateTime.local(2021, 7, 1, newYork)),
            shown(DateTime.local(2021, 1, 1, newYork)),
            shown(DateTime.fromObject({ hour: 5, minute: 30 }, newYork)),
          ];
        });
      } finally {
        Settings.now = before;
      }
    },
  },
  {
    name: "pseudo-random times in many zones",
    run: ({ DateTime }, { random }) => {
      const next = random(35);
      const zones = [
        "Europe/London",
        "America/Los_Angeles",
        "Asia/Tehran",
        "Africa/Casablanca",
        "Australia/Adelaide",
        "America/St_Johns",
      ];
      return Array.from({ length: 90 }, (_, index) =>
        DateTime.local(
          1980 + Math.floor(next() * 60),
          1 + Math.floor(next() * 12),
          1 + Math.floor(next() * 28),
          6 + Math.floor(next() * 16),
          {
            zone: zones[index % zones.length],
            locale: "en-US",
          },
        ).toISO(),
      );
    },
  },
  {
    name: "intervals and their parts",
    run: ({ DateTime, Interval }) => {
      const interval = Interval.fromDateTimes(
        DateTime.local(2021, 3, 13, newYork),
        DateTime.local(2021, 3, 16, newYork),
      );
      return [
        interval.length("hours"),
        interval.splitBy({ days: 1 }).map((part) => part.toISO()),
        interval.contains(DateTime.local(2021, 3, 14, newYork)),
      ];
    },
  },
  {
    name: "how a format was understood",
    run: ({ DateTime }) => {
      const { regex, matches, result, invalidReason } = DateTime.fromFormatExplain("03/2020", "MM/yyyy", {
        locale: "en-US",
      });
      return [
        String(regex),
        matches,
        result,
        invalidReason,
        DateTime.fromFormatExplain("x", "MM", { locale: "en-US" }).matches,
      ];
    },
  },
];
