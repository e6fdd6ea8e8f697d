const words = "core tools server client parser runner studio kit docs engine".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const name = () => `${pick(words)}-${pick(words)}-${Math.floor(random() * 100_000)}`;
    const reference = () => {
      const roll = random();
      const path = `${pick(words)}/${name()}`;
      if (roll < 0.25) return `github:${path}`;
      if (roll < 0.4) return `${path}#${pick(words)}`;
      if (roll < 0.6) return `git+https://github.com/${path}.git#v${Math.floor(random() * 9)}.1.0`;
      if (roll < 0.75) return `git@gitlab.com:${path}.git`;
      if (roll < 0.85) return `bitbucket:${path}#semver:^${Math.floor(random() * 9)}.0`;
      return `gist:${Math.floor(random() * 2 ** 32).toString(16)}${Math.floor(random() * 2 ** 32).toString(16)}`;
    };
    const long = () => `github:${pick(words)}/${name()}#${Array.from({ length: 360 }, name).join("-")}`;
    return Array.from({ length: 1800 }, (_, index) => (index % 90 === 50 ? long() : reference()));
  },
  run(hostedGitInfo, references, { digest }) {
    const results = references.map((reference) => {
      const info = hostedGitInfo.fromUrl(reference);
      return info ? [info.type, info.user, info.project, info.committish, info.https(), info.shortcut()] : null;
    });
    return [results.filter(Boolean).length, digest(results)];
  },
};
