import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** Where this host keeps packages and boxes: `cache` in WICK_DATA, which is `.wick` of the checkout unless it is set. */
export const cacheFolder = (): string => path.join(path.resolve(root, process.env.WICK_DATA || ".wick"), "cache");
