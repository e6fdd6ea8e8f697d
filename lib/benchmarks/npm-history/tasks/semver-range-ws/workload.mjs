export default {
  setup(random) {
    const whole = (limit) => Math.floor(random() * limit);
    const version = () => `${whole(20)}.${whole(30)}.${whole(40)}`;
    const range = () => {
      const roll = random();
      if (roll < 0.2) return `^${version()}`;
      if (roll < 0.4) return `~${version()} || >=${version()} <${whole(20) + 20}.0.0`;
      if (roll < 0.55) return `${version()} - ${version()}`;
      if (roll < 0.7) return ` >= ${version()}   < ${whole(9) + 20}.0.0 `;
      if (roll < 0.85) return `${whole(9)}.x || ${whole(9)}.${whole(9)}.*`;
      return `>${version()}-beta.${whole(9)}`;
    };
    const column = () => " ".repeat(1480 + whole(40));
    const table = () => `>=${version()}${column()}<${whole(9) + 20}.0.0`;
    return {
      ranges: Array.from({ length: 3600 }, (_, index) => (index % 18 === 9 ? table() : range())),
      versions: Array.from({ length: 12 }, version),
    };
  },
  run(semver, { ranges, versions }, { digest }) {
    const lines = ranges.map((text) => {
      const range = new semver.Range(text);
      return `${range.range}:${versions.map((version) => (range.test(version) ? 1 : 0)).join("")}`;
    });
    return [lines.length, digest(lines.join("\n"))];
  },
};
