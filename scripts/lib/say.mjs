const TTY_COLOUR = ["\x1b[36m", "\x1b[0m"];

/** Says a sentence of the launcher's own on a stream, told apart from what its children say. */
export function sayer(stream) {
  const [on, off] = stream.isTTY ? TTY_COLOUR : ["", ""];
  return (message) => stream.write(`${on}[wick]${off} ${message}\n`);
}
