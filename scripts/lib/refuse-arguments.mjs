import { variables } from "./environment.mjs";
import { sayer } from "./say.mjs";

/** Ends a program that takes no arguments when it was given some: what it would ignore, somebody meant. */
export function refuseArguments(given) {
  if (given.length === 0) return;
  const names = variables.map(({ name }) => name).join(", ");
  sayer(process.stderr)(
    `This takes no arguments, but was given ${given.join(" ")}. It is set up by the variables ${names}.`,
  );
  process.exit(2);
}
