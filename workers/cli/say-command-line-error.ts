import type { Command, CommanderError } from "commander";
import { countOf } from "@/lib/protocol/count-of";
import { choices } from "@/lib/protocol/nearest";

/** What is wrong with a command line, in a sentence that names the command and what it would have taken. */
export function sayCommandLineError(command: Command, { code, message }: CommanderError): string {
  const name = fullName(command);
  const commands = command.commands.map((each) => each.name());
  // Commander puts what was wrong in single quotes: a command, an option with its placeholder, or an argument's name.
  const [, wrong = ""] = /'(.*?)'/.exec(message) ?? [];
  const needsCommand = `${name} needs a command: ${commands.join(", ")}.`;
  switch (code) {
    case "commander.help":
      return needsCommand;
    case "commander.unknownCommand":
      return `${name} has no command ${wrong}; there are ${choices(wrong, commands)}.`;
    case "commander.unknownOption": {
      // Every command has it, so what is missing is the command.
      if (wrong === "--json" && commands.length > 0) return needsCommand;
      return sayUnknown(name, wrong, command);
    }
    case "commander.missingArgument": {
      const argument = command.registeredArguments.find((each) => each.name() === wrong);
      return `${name} needs <${wrong}>: ${argument?.description}.`;
    }
    case "commander.missingMandatoryOptionValue": {
      const unknown = unknownOptionOf(command);
      if (unknown !== null) return sayUnknown(name, unknown, command);
      const option = command.options.find((each) => each.flags === wrong);
      return `${name} needs ${wrong}: ${option?.description}.`;
    }
    case "commander.optionMissingArgument":
      return `${name} needs a value after ${wrong.split(" ")[0]}: ${wrong}.`;
    case "commander.excessArguments": {
      const most = command.registeredArguments.length;
      return `${name} takes ${countOf(most, "argument")} and was given ${command.args.length}: ${command.args.join(" ")}.`;
    }
    default:
      return `${name}: ${message.replace(/^error: /, "")}`;
  }
}

function sayUnknown(name: string, wrong: string, command: Command): string {
  const [option = wrong] = wrong.split("=");
  return `${name} has no option ${option}; there are ${choices(option, optionsOf(command))}.`;
}

/** Commander looks for missing options first; who mistyped one should hear of that. */
const unknownOptionOf = ({ args }: Command): string | null =>
  args.find((each) => each.startsWith("-") && each !== "-") ?? null;

const fullName = (command: Command): string =>
  command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();

const optionsOf = (command: Command): string[] => [
  ...command.options.map(({ flags, long }) => long ?? flags),
  "--help",
];
