const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.reason} at line ${error.mark?.line}`;
  }
};
const load = (text) => (yaml) => outcome(() => yaml.safeLoad(text));
const list = (count, name) =>
  `!!omap\n${Array.from({ length: count }, (_, index) => `- ${name(index)}: ${index}`).join("\n")}`;

export default [
  { name: "a long ordered map without repeats", run: load(list(700, (index) => `key-${index}`)) },
  {
    name: "a repeat far apart in a long ordered map is refused",
    run: load(list(700, (index) => `key-${index % 699}`)),
  },
  {
    name: "a repeated built-in name is refused",
    run: load("!!omap\n- constructor: 1\n- other: 2\n- constructor: 3"),
  },
  {
    name: "a key called __proto__ once and twice",
    run: (yaml) =>
      ["!!omap\n- __proto__: 1\n- a: 2", "!!omap\n- __proto__: 1\n- __proto__: 2"].map((text) =>
        outcome(() => yaml.safeLoad(text).map((pair) => Object.entries(pair))),
      ),
  },
  { name: "keys that look like list positions", run: load("!!omap\n- 2: two\n- 0: zero\n- 10: ten\n- -1: minus") },
  { name: "an empty key and a null key", run: load("!!omap\n- '': 1\n- ~: 2\n- length: 3") },
  { name: "an item that is a list is refused", run: load("!!omap\n- [a, b]\n- c: 1") },
  {
    name: "an anchored ordered map is shared by its alias",
    run: (yaml) => {
      const { first, second } = yaml.safeLoad("first: &map !!omap\n- a: 1\n- b: 2\nsecond: *map");
      return [first, first === second];
    },
  },
  {
    name: "several documents each with their own ordered map",
    run: (yaml) => {
      const documents = [];
      yaml.safeLoadAll("--- !!omap\n- a: 1\n- b: 2\n--- !!omap\n- a: 3\n--- [x]\n", (document) =>
        documents.push(document),
      );
      return documents;
    },
  },
];
