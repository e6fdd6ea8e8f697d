/**
 * First process of a program's sandbox: hands what reaches a port of its loopback on to the socket that was bound into it,
 * and runs the program. `forward.mjs PORT SOCKET COMMAND…`; its exit code is the program's.
 */
import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { constants } from "node:os";

const [port, socket, command, ...args] = process.argv.slice(2);

const server = createServer({ allowHalfOpen: true }, (near) => {
  const far = connect({ path: socket, allowHalfOpen: true });
  near.pipe(far).pipe(near);
  near.on("error", () => far.destroy());
  far.on("error", () => near.destroy());
  near.on("close", () => far.destroy());
  far.on("close", () => near.destroy());
});
server.on("error", (error) => {
  console.error(`wick: port ${port} of the loopback cannot be had: ${error.message}`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => {
  const child = spawn(command, args, { stdio: "inherit" });
  child.on("error", (error) => {
    console.error(`wick: ${command} cannot be started: ${error.message}`);
    process.exit(127);
  });
  child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
});
