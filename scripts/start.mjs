/** `npm start`, and with `--dev` `npm run dev`: sets up what is missing, then runs database, web server and worker. */
import { loadEnvFile } from "./lib/checkout.mjs";
import { launch } from "./lib/launcher.mjs";
import { nextArguments, workerArguments } from "./lib/programs.mjs";
import { refuseArguments } from "./lib/refuse-arguments.mjs";
import { sayer } from "./lib/say.mjs";
import { setUp } from "./lib/setup.mjs";

const dev = process.argv[2] === "--dev";
refuseArguments(process.argv.slice(dev ? 3 : 2));
const say = sayer(process.stdout);
loadEnvFile();

try {
  await launch({
    prepare: () => setUp(dev ? ["install", "generate"] : ["install", "generate", "build"], say),
    web: (address) => nextArguments(dev ? "dev" : "start", address),
    worker: workerArguments(),
    env: { NODE_ENV: dev ? "development" : "production" },
    say,
  });
  process.exit();
} catch (error) {
  sayer(process.stderr)(error.message);
  process.exit(1);
}
