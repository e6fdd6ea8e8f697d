const zones = ["Asia/Tokyo", "Asia/Kolkata", "Africa/Lagos"];
const pick = (random, list) => list[Math.floor(random() * list.length)];
const two = (number) => String(number).padStart(2, "0");

function moment(random) {
  const [year, month, day] = [
    2001 + Math.floor(random() * 30),
    1 + Math.floor(random() * 12),
    1 + Math.floor(random() * 28),
  ];
  return {
    year,
    month,
    day,
    hour: 6 + Math.floor(random() * 16),
    minute: Math.floor(random() * 60),
    zone: pick(random, zones),
  };
}

export default {
  setup(random) {
    return {
      meetings: Array.from({ length: 40000 }, () => moment(random)),
      entries: Array.from({ length: 300 }, () => {
        const { year, month, day, hour, minute, zone } = moment(random);
        return { text: `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`, zone };
      }),
    };
  },

  run({ DateTime }, { meetings, entries }, { digest }) {
    const lines = [];
    let checksum = 0;
    meetings.forEach(({ year, month, day, hour, minute, zone }, index) => {
      const time = DateTime.local(year, month, day, hour, minute, { zone, locale: "en-US" });
      checksum = (checksum * 31 + time.toMillis() / 60000 + time.offset) % 1000000007;
      if (index % 64 === 0) lines.push(time.toISO());
    });
    for (const { text, zone } of entries) {
      const time = DateTime.fromFormat(text, "yyyy-MM-dd HH:mm", { zone, locale: "en-US" });
      lines.push(`${time.toISO()} ${time.ordinal}`);
    }
    return { checksum, times: meetings.length + entries.length, digest: digest(lines.join("\n")) };
  },
};
