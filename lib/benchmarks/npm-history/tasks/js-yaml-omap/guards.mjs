const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.reason} at line ${error.mark?.line}`;
  }
};
const load = (text) => (yaml) => outcome(() => yaml.safeLoad(text));

export default [
  { name: "an ordered map keeps its pairs in order", run: load("!!omap\n- zebra: 1\n- apple: 2\n- mango: 3") },
  { name: "an ordered map in flow style", run: load("!!omap [one: 1, two: 2, three: [3, 3, 3]]") },
  { name: "an empty ordered map", run: load("!!omap []") },
  { name: "a key given twice is refused", run: load("!!omap\n- a: 1\n- b: 2\n- a: 3") },
  { name: "a key given twice in a row is refused", run: load("!!omap\n- same: 1\n- same: 1") },
  { name: "an item with two keys is refused", run: load("!!omap\n- a: 1\n  b: 2\n- c: 3") },
  { name: "an item without a key is refused", run: load("!!omap\n- {}\n- a: 1") },
  { name: "an item that is no mapping is refused", run: load("!!omap\n- a: 1\n- plain") },
  { name: "the tag on a mapping is refused", run: load("!!omap\na: 1") },
  { name: "keys that differ only in case are different", run: load("!!omap\n- Key: 1\n- key: 2\n- KEY: 3") },
  { name: "a number and its quoted spelling are the same key", run: load("!!omap\n- 1: number\n- '1': text") },
  {
    name: "names of built-in properties are ordinary keys",
    run: load("!!omap\n- constructor: 1\n- toString: 2\n- hasOwnProperty: 3\n- valueOf: 4"),
  },
  {
    name: "ordered maps inside ordered maps may repeat keys of the outer one",
    run: load("!!omap\n- a: !!omap\n  - a: 1\n  - b: 2\n- b: !!omap\n  - a: 3"),
  },
  { name: "pairs may repeat a key", run: load("!!pairs\n- a: 1\n- a: 2\n- b: 3") },
  { name: "a set has null values", run: load("!!set {red, green, blue}") },
  { name: "a plain mapping refuses a repeated key", run: load("a: 1\nb: 2\na: 3") },
  {
    name: "an ordered map can be loaded again after dumping",
    run: (yaml) => {
      const list = yaml.safeLoad("!!omap\n- b: 1\n- a: [x, y]\n- c: {d: ~}");
      return [yaml.safeDump(list), yaml.safeLoad(`!!omap\n${yaml.safeDump(list)}`)];
    },
  },
];
