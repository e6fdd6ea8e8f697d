const days = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const zones = ["GMT", "UT", "EST", "-0500", "+0930", "+0000", "PDT"];

export default {
  setup(random) {
    const whole = (limit) => Math.floor(random() * limit);
    const pick = (list) => list[whole(list.length)];
    const two = (number) => String(number).padStart(2, "0");
    const header = () => {
      const time = new Date(Date.UTC(1990 + whole(40), whole(12), 1 + whole(28), whole(24), whole(60)));
      const parts = [
        `${days[time.getUTCDay()]},`,
        two(time.getUTCDate()),
        months[time.getUTCMonth()],
        time.getUTCFullYear(),
        `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(whole(60))}`,
        pick(zones),
      ];
      return random() < 0.3 ? `${parts.join(random() < 0.5 ? "  " : " ")} (${pick(zones)})` : parts.join(" ");
    };
    const cut = () => `${header().slice(0, 25)} ${"(via ".repeat(1800 + whole(30))}`;
    return Array.from({ length: 20_000 }, (_, index) => (index % 400 === 200 ? cut() : header()));
  },
  run(moment, headers, { digest }) {
    const times = headers
      .map((header) => moment.utc(header, moment.RFC_2822))
      .map((time) => (time.isValid() ? time.valueOf() : "?"));
    return [times.filter((time) => time !== "?").length, digest(times)];
  },
};
