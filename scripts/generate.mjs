/** `node scripts/generate.mjs`: the Prisma client of prisma/schema.prisma, in lib/store/generated/prisma. */
import { setUp } from "./lib/setup.mjs";

await setUp(["generate"], console.error);
