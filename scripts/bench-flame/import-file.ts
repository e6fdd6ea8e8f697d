/** Reads one profile as every part of Wick does, and prints how long that took and how much memory it took at most. */
import { createReadStream } from "node:fs";
import { readProfile } from "@/lib/profile/read-profile";
import { peakMegabytes } from "./peak-memory";

const [file = ""] = process.argv.slice(2);
const began = performance.now();
await readProfile(createReadStream(file, { highWaterMark: 2 ** 20 }), { command: "", interval: null, roots: [] });
const milliseconds = performance.now() - began;
console.log(JSON.stringify({ milliseconds, megabytes: peakMegabytes(process.pid) }));
