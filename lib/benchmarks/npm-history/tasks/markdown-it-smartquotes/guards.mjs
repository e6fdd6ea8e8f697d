const render = (text, options) => (MarkdownIt) => MarkdownIt({ typographer: true, ...options }).render(text);

export default [
  { name: "pairs double and single quotes", run: render("\"a\" 'b'") },
  { name: "nests single quotes in double ones", run: render("\"He said 'no' and left,\" she wrote.") },
  { name: "leaves an apostrophe inside a word", run: render("it's the dogs' and the cat's, isn't it") },
  { name: "pairs quotes across emphasis", run: render('"*em*" and "**b** c" *"d"* \'e *f* g\'') },
  { name: "an opening quote without its partner stays", run: render("\"unclosed and 'another") },
  { name: "a closing quote without its partner stays", run: render("unopened\" and another'") },
  { name: "inches and feet", run: render('5\'10" tall, a 12"" pipe and a 7" one') },
  { name: "code is left alone", run: render('`"code"` "q" and\n\n    "indented"\n\n```\n\'fenced\'\n```') },
  { name: "quotes in headings and list items", run: render('# "t"\n\n- \'x\'\n- "y"\n\n> "z"') },
  {
    name: "many pairs in one paragraph",
    run: render(Array.from({ length: 40 }, (_, i) => `"w${i}" isn't 'v${i}'`).join(" ")),
  },
  { name: "a pair does not cross paragraphs", run: render('"first\n\nsecond"') },
  { name: "a pair crosses a line break", run: render("\"first\nsecond\" and 'third  \nfourth'") },
  { name: "quotes of another language", run: render("\"a 'b' c\" 'd'", { quotes: "„“‚‘" }) },
  {
    name: "quotes longer than one character",
    run: render("\"a 'b' c\" and \"d\" 'e'", { quotes: ["«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›"] }),
  },
  { name: "nothing is replaced without the option", run: (MarkdownIt) => MarkdownIt().render("\"a\" 'b' (c) ...") },
];
