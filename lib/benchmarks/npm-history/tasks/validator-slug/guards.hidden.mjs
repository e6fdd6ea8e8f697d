export default [
  { name: "something else than text is refused", run: (validator) => validator.rtrim(5) },
  { name: "nothing is refused", run: (validator) => validator.trim(null) },
  {
    name: "chosen space",
    run: (validator) => [
      validator.rtrim("a \t ", " "),
      validator.rtrim("a\t \t", " \t"),
      validator.trim("\n a \n", "\n"),
    ],
  },
  {
    name: "characters beyond the basic plane",
    run: (validator) => [validator.trim(" 😀 "), validator.rtrim("a😀 "), validator.rtrim("漢字\u3000")],
  },
  {
    name: "mail addresses are brought into one form",
    run: (validator) => [
      validator.normalizeEmail("Some.One+x@GMail.com"),
      validator.normalizeEmail(" a@b.co"),
      validator.isEmail("a@b.co"),
      validator.isEmail(" a@b.co "),
    ],
  },
  {
    name: "neighbouring cleaners",
    run: (validator) => [
      validator.escape("<a>&\"'/`\\"),
      validator.unescape("&lt;a&gt;&amp;"),
      validator.stripLow("a\u0000b\n", true),
      validator.blacklist("abcabc", "b"),
      validator.whitelist("abc1", "a1"),
    ],
  },
  {
    name: "neighbouring checks",
    run: (validator) => [
      validator.isSlug("a-b_c"),
      validator.isSlug("-a"),
      validator.isURL("http://a.b.com"),
      validator.isEmpty("  ", { ignore_whitespace: true }),
      validator.isByteLength("é", { min: 2 }),
      validator.isIn("a", ["a"]),
    ],
  },
];
