const pick = (random, list) => list[Math.floor(random() * list.length)];
const words = ["alpha", "bravo", "cargo", "delta", "ember", "fjord", "grove", "harbour", "island", "jetty"];

function service(random, index) {
  const ports = Array.from({ length: 3 }, () => 1024 + Math.floor(random() * 60000));
  return [
    `name: ${pick(random, words)}-${index}`,
    `image: "registry.example/${pick(random, words)}:${Math.floor(random() * 90)}.${Math.floor(random() * 9)}"`,
    `replicas: ${1 + Math.floor(random() * 8)}`,
    `ports: [${ports.join(", ")}]`,
    "environment:",
    ...Array.from(
      { length: 6 },
      (_, item) => `  ${pick(random, words).toUpperCase()}_${item}: '${random().toFixed(6)}'`,
    ),
    "limits: &limits",
    `  memory: ${Math.floor(random() * 4096)}Mi`,
    `  cpu: ${random().toFixed(2)}`,
    "fallback:",
    "  <<: *limits",
    `  enabled: ${random() < 0.5}`,
    "notes: |",
    `  ${pick(random, words)} ${pick(random, words)}`,
    `  ${pick(random, words)} since ${2000 + Math.floor(random() * 25)}-0${1 + Math.floor(random() * 9)}-11`,
    "",
  ].join("\n");
}

function ordered(random, size, label) {
  const lines = ["!!omap"];
  for (let index = 0; index < size; index++) {
    lines.push(`- ${label}/${pick(random, words)}/${index}: ${Math.floor(random() * 100000)}`);
  }
  return lines.join("\n");
}

export default {
  setup(random) {
    return {
      services: Array.from({ length: 200 }, (_, index) => service(random, index)),
      routes: Array.from({ length: 40 }, () => ordered(random, 60, "route")),
      translations: Array.from({ length: 3 }, (_, index) => ordered(random, 15000 + 500 * index, "messages")),
    };
  },

  run(yaml, { services, routes, translations }, { digest }) {
    const loaded = [...services, ...routes, ...translations].map((text) => yaml.safeLoad(text));
    return { documents: loaded.length, content: digest(JSON.stringify(loaded)) };
  },
};
