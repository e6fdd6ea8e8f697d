const read =
  (...formulas) =>
  ({ parse, default: nth }) =>
    formulas.map((formula) => {
      try {
        return [parse(formula), Array.from({ length: 12 }, (_, index) => index).filter(nth(formula))];
      } catch (error) {
        return error.name;
      }
    });

export default [
  { name: "single positions", run: read("1", "2", "0", "12", "007") },
  { name: "even and odd", run: read("even", "odd", "EVEN", " Odd ") },
  { name: "every nth", run: read("n", "2n", "3N", "0n", "10n") },
  { name: "with an offset", run: read("2n+1", "3n-2", "n+4", "0n+5", "5n-0") },
  { name: "counting down", run: read("-n+3", "-2n+7", "-n-1", "-3n") },
  { name: "with signs in front", run: read("+4n-2", "+n", "+3", "-5") },
  { name: "space around the sign", run: read(" 2n + 1 ", "-2n   -  1", "n\t+\n1", "2n+ 1", "2n +1") },
  {
    name: "long space around the sign",
    run: read(`2n${" ".repeat(300)}+${" ".repeat(300)}1`, `${" ".repeat(300)}n${" ".repeat(300)}`),
  },
  { name: "words are refused", run: read("x", "evens", "nn", "abc") },
  { name: "a sign without a number is refused", run: read("2n+", "n-", "+", "-") },
  { name: "an empty formula", run: read("+ ", "n +", "2 n") },
  { name: "signs in a row are refused", run: read("--n", "2n+-1", "++1", "2n--1") },
  { name: "fractions and letters behind are refused", run: read("1.5n", "2n+1x", "2n+1.5", "3x") },
];
