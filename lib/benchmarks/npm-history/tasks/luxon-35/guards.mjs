const us = { locale: "en-US" };
const newYork = { ...us, zone: "America/New_York" };
const utc = { ...us, zone: "utc" };
const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return error.constructor.name;
  }
};
const shown = (time) =>
  time.isValid ? [time.toISO(), time.toMillis(), time.offset, time.zoneName] : [time.invalidReason, time.isValid];

const atTime = ({ Settings }, millis, action) => {
  const { now } = Settings;
  try {
    Settings.now = () => millis;
    Settings.resetCaches();
    return action();
  } finally {
    Settings.now = now;
    Settings.resetCaches();
  }
};

export default [
  {
    name: "a winter and a summer time",
    run: ({ DateTime }) => [1, 7].map((month) => shown(DateTime.local(2021, month, 15, 12, newYork))),
  },
  {
    name: "the hours around the start of summer time",
    run: (luxon) =>
      [0, 6].map((month) =>
        atTime(luxon, Date.UTC(2021, month, 1), () =>
          [1, 3, 4].map((hour) => shown(luxon.DateTime.local(2021, 3, 14, hour, 30, newYork))),
        ),
      ),
  },
  {
    name: "the hours around the end of summer time",
    run: (luxon) =>
      [0, 6].map((month) =>
        atTime(luxon, Date.UTC(2021, month, 1), () =>
          [0, 1, 2, 3].map((hour) => shown(luxon.DateTime.local(2021, 11, 7, hour, 30, newYork))),
        ),
      ),
  },
  {
    name: "zones with quarter hours and far offsets",
    run: ({ DateTime }) =>
      ["Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe"].map((zone) =>
        shown(DateTime.local(2020, 6, 1, 9, 15, 30, 250, { ...us, zone })),
      ),
  },
  {
    name: "years long ago and far ahead",
    run: ({ DateTime }) => [1, 99, 1850, 1900, 1970, 2150, 9999].map((year) => shown(DateTime.utc(year, 2, 3, us))),
  },
  {
    name: "dates that do not exist",
    run: ({ DateTime }) => [
      shown(DateTime.local(2021, 2, 29, newYork)),
      shown(DateTime.local(2021, 13, 1, newYork)),
      shown(DateTime.utc(2021, 1, 1, 25, us)),
      shown(DateTime.fromObject({ year: 2021, ordinal: 366 }, newYork)),
    ],
  },
  {
    name: "zones that do not exist",
    run: ({ DateTime }) => [
      shown(DateTime.fromISO("2020-01-01T00:00", { ...us, zone: "Mars/Base" })),
      shown(DateTime.fromObject({ year: 2020 }, { ...us, zone: "Mars/Base" })),
      shown(DateTime.fromFormat("2020", "yyyy", { ...us, zone: "Mars/Base" })),
    ],
  },
  {
    name: "objects by day, by week and by day of the year",
    run: ({ DateTime }) =>
      [
        { year: 2020, month: 2, day: 29, hour: 23 },
        { weekYear: 2020, weekNumber: 53, weekday: 7 },
        { year: 2020, ordinal: 366, minute: 5 },
      ].map((object) => shown(DateTime.fromObject(object, newYork))),
  },
  {
    name: "texts in many formats",
    run: ({ DateTime }) =>
      [
        ["2020-02-29 10:11", "yyyy-MM-dd HH:mm"],
        ["3 Feb 2020", "d LLL yyyy"],
        ["Monday, 03 February 20 05:06:07.089 PM", "cccc, dd LLLL yy hh:mm:ss.SSS a"],
        ["2020 W06 1", "kkkk 'W'WW E"],
        ["034/2020", "ooo/yyyy"],
        ["1580774767", "X"],
        ["02/03/2020, 5:06 PM", "D, t"],
      ].map(([text, format]) => shown(DateTime.fromFormat(text, format, newYork))),
  },
  {
    name: "texts with an offset or a zone of their own",
    run: ({ DateTime }) =>
      [false, true].map((setZone) => [
        shown(DateTime.fromFormat("2020-02-03 10:00 +05:30", "yyyy-MM-dd HH:mm ZZ", { ...newYork, setZone })),
        shown(DateTime.fromFormat("2020-02-03 10:00 Europe/Paris", "yyyy-MM-dd HH:mm z", { ...newYork, setZone })),
      ]),
  },
  {
    name: "texts that do not fit",
    run: ({ DateTime }) => [
      shown(DateTime.fromFormat("2020-13-40", "yyyy-MM-dd", utc)),
      shown(DateTime.fromFormat("hello", "yyyy-MM-dd", utc)),
      shown(DateTime.fromFormat("2020-02-03", "yyyy-MM-dd 'T' QQQQQ", utc)),
      shown(DateTime.fromFormat("Tuesday 2020-02-03", "cccc yyyy-MM-dd", utc)),
      outcome(() => DateTime.fromFormat("10 AM", "HH a", utc)),
      outcome(() => DateTime.fromFormat()),
    ],
  },
  {
    name: "digits of other scripts",
    run: ({ DateTime }) => [
      shown(DateTime.fromFormat("٠٣/٠٢/٢٠٢٠", "dd/MM/yyyy", { zone: "utc", locale: "ar", numberingSystem: "arab" })),
      shown(DateTime.fromFormat("०३ ०२ २०२०", "dd MM yyyy", { zone: "utc", locale: "en-US", numberingSystem: "deva" })),
      shown(DateTime.fromFormat("03/02/2020", "dd/MM/yyyy", utc)),
    ],
  },
  {
    name: "iso texts",
    run: ({ DateTime }) =>
      [
        "2016-05-25T09:08:34.123",
        "2016-05-25T09:08:34+06:00",
        "2016-W21-3",
        "2016-200",
        "20160525T0908Z",
        "2016-05-25T24:00",
      ].map((text) => shown(DateTime.fromISO(text, newYork))),
  },
];
