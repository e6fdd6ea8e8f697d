/** `npm run check`: the checks of `npm test` that run nothing of Wick. */
import { sayer } from "./lib/say.mjs";
import { setUp } from "./lib/setup.mjs";
import { runStaticStages } from "./lib/testing/static-stages.mjs";
import { summary, total } from "./lib/testing/tally.mjs";

const say = sayer(process.stdout);
await setUp(["install", "generate"], say);
const result = total(await runStaticStages(say));
console.log(summary(result));
process.exitCode = result.failed > 0 ? 1 : 0;
