import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** WICK_DATA, which is `.wick` of the checkout unless it is set. */
const dataFolder = (): string => path.resolve(root, process.env.WICK_DATA || ".wick");

/** Where this host keeps packages and boxes. */
export const cacheFolder = (): string => path.join(dataFolder(), "cache");

/** Where a researcher installs scaffolds for the agent `command`, each in a folder of its own. */
export const scaffoldsFolder = (): string => path.join(dataFolder(), "scaffolds");
