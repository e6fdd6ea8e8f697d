const element = (domino, classes) =>
  domino.createDocument(`<body><p id="x" class="${classes}">text</p></body>`).getElementById("x");

export default [
  {
    name: "two elements with the same classes are independent",
    run: (domino) => {
      const document = domino.createDocument('<p class="a b">1</p><p class="a b">2</p>');
      const [first, second] = Array.from(document.querySelectorAll("p"));
      first.classList.add("c");
      second.classList.remove("a");
      return [first.outerHTML, second.outerHTML, first.classList.contains("a"), second.classList.contains("c")];
    },
  },
  {
    name: "the list is the same object each time",
    run: (domino) => {
      const node = element(domino, "a");
      const { classList } = node;
      node.className = "b c";
      return [classList === node.classList, classList.length, classList[1]];
    },
  },
  {
    name: "a copy of an element has its own list",
    run: (domino) => {
      const node = element(domino, "a b");
      node.classList.contains("a");
      const copy = node.cloneNode(true);
      copy.classList.remove("a");
      return [node.className, copy.className, copy.classList.contains("b"), copy.classList.length];
    },
  },
  {
    name: "changes through the list, the name and the attribute in turn",
    run: (domino) => {
      const node = element(domino, "start");
      const seen = [];
      for (let step = 0; step < 24; step++) {
        if (step % 4 === 0) node.classList.add(`s${step}`);
        else if (step % 4 === 1) node.className += ` n${step} n${step - 4}`;
        else if (step % 4 === 2) node.classList.toggle(`n${step - 5}`);
        else node.setAttribute("class", node.getAttribute("class").replace(/s\d /, " "));
        seen.push([node.className, node.classList.contains("start"), node.classList.item(1)]);
      }
      return seen;
    },
  },
  {
    name: "removing the last class leaves an empty attribute",
    run: (domino) => {
      const node = element(domino, "only");
      node.classList.remove("only");
      return [node.outerHTML, node.classList.length, node.classList.contains("only"), node.classList.item(0)];
    },
  },
  {
    name: "selectors follow the list",
    run: (domino) => {
      const document = domino.createDocument('<p class="a">1</p><p class="b">2</p>');
      document.querySelector(".b").classList.add("hot");
      document.querySelector(".a").classList.replace("a", "cold");
      return [".hot", ".cold", ".a", ".b.hot"].map((selector) => document.querySelectorAll(selector).length);
    },
  },
  {
    name: "positions outside the list",
    run: (domino) => {
      const { classList } = element(domino, "a b");
      return [classList.item(-1), classList.item(2), classList.item(99), classList[5]];
    },
  },
];
