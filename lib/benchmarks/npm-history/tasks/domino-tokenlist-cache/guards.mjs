const element = (domino, classes) => {
  const document = domino.createDocument(
    `<body><p id="x"${classes === undefined ? "" : ` class="${classes}"`}>text</p></body>`,
  );
  return document.getElementById("x");
};
const state = (node) => ({
  className: node.className,
  length: node.classList.length,
  items: Array.from({ length: node.classList.length + 1 }, (_, index) => node.classList.item(index)),
  indexed: [node.classList[0], node.classList[1], node.classList[node.classList.length]],
});
const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}`;
  }
};

export default [
  { name: "spaces around and between are ignored", run: (domino) => state(element(domino, "  a \t b\n c  ")) },
  { name: "repeated classes count once", run: (domino) => state(element(domino, "a b a c b")) },
  { name: "an element without the attribute has no classes", run: (domino) => state(element(domino)) },
  {
    name: "contains finds whole names only",
    run: (domino) => {
      const { classList } = element(domino, "alpha beta-gamma");
      return ["alpha", "beta", "gamma", "beta-gamma", "ALPHA", "", " alpha"].map((name) => classList.contains(name));
    },
  },
  {
    name: "adding several classes at once",
    run: (domino) => {
      const node = element(domino, "a");
      const result = node.classList.add("b", "a", "c");
      return [result, state(node), node.outerHTML];
    },
  },
  {
    name: "removing classes, present or not",
    run: (domino) => {
      const node = element(domino, "a b c d");
      node.classList.remove("b", "z", "d");
      return [state(node), node.outerHTML];
    },
  },
  {
    name: "toggling with and without force",
    run: (domino) => {
      const node = element(domino, "a");
      const results = [["a"], ["a"], ["b", false], ["b", true], ["b", true], ["a", false]].map((given) => [
        node.classList.toggle(...given),
        node.className,
      ]);
      return [results, state(node)];
    },
  },
  {
    name: "replacing a class keeps its place",
    run: (domino) => {
      const node = element(domino, "a b c");
      return [node.classList.replace("b", "x"), node.className, node.classList.replace("nope", "y"), state(node)];
    },
  },
  {
    name: "replacing by a class that is there already",
    run: (domino) =>
      ["a b c d", "d b a"].map((classes) => {
        const node = element(domino, classes);
        node.classList.replace("a", "d");
        return state(node);
      }),
  },
  {
    name: "assigning className is seen by the list",
    run: (domino) => {
      const node = element(domino, "old classes here");
      const { classList } = node;
      const before = classList.contains("old");
      node.className = "new one";
      return [before, classList.contains("old"), classList.contains("one"), state(node)];
    },
  },
  {
    name: "setting and removing the attribute is seen by the list",
    run: (domino) => {
      const node = element(domino, "a b");
      const { classList } = node;
      node.setAttribute("class", "k l m");
      const set = [classList.contains("a"), classList.contains("l"), classList.item(2)];
      node.removeAttribute("class");
      return [set, classList.contains("k"), classList.item(0), node.outerHTML];
    },
  },
  {
    name: "assigning the value of the list",
    run: (domino) => {
      const node = element(domino, "a b");
      node.classList.value = "  x   y x ";
      return [
        node.className,
        node.classList.value,
        node.classList.contains("x"),
        node.classList.contains("a"),
        String(node.classList),
      ];
    },
  },
  {
    name: "bad names are refused and change nothing",
    run: (domino) => {
      const node = element(domino, "a b");
      const errors = [
        () => node.classList.add("c", ""),
        () => node.classList.add("c", "d e"),
        () => node.classList.remove(""),
        () => node.classList.toggle("x y"),
        () => node.classList.replace("a", ""),
      ].map(outcome);
      return [errors, state(node)];
    },
  },
];
