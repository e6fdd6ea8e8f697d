import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { frameAt, type Profile } from "@/lib/profile/profile";

/** Nodes written at a time. */
const BATCH = 5000;

/** Writes a profile as V8 would, a node a call path: the format in which profiles are largest. */
export async function writeCpuprofile(profile: Profile, file: string): Promise<void> {
  const out = createWriteStream(file);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, "drain");
  };
  const { parent } = profile.stacks;
  const children: number[][] = Array.from(parent, () => []);
  const tops: number[] = [];
  for (const [stack, up] of parent.entries()) (up < 0 ? tops : children[up]!).push(stack);
  await write(`{"nodes":[${JSON.stringify(nodeOf(1, ROOT, tops))}`);
  for (let from = 0; from < parent.length; from += BATCH) {
    const batch = children.slice(from, from + BATCH);
    await write(batch.map((below, i) => `,${JSON.stringify(nodeAt(profile, from + i, below))}`).join(""));
  }
  const { stack, weight } = profile.samples;
  const samples = Array.from(stack, (one) => one + FIRST);
  await write(
    `],"startTime":0,"endTime":${profile.meta.total},"samples":${JSON.stringify([...samples, samples.at(-1)])}`,
  );
  await write(`,"timeDeltas":${JSON.stringify([0, ...weight])}}`);
  out.end();
  await finished(out);
}

const ROOT = { functionName: "(root)", scriptId: "0", url: "", lineNumber: -1, columnNumber: -1 };
/** Id of the first call path's node; 1 is V8's own root. */
const FIRST = 2;

const nodeOf = (id: number, callFrame: typeof ROOT, children: readonly number[]) => ({
  ...{ id, callFrame, hitCount: 0 },
  ...(children.length > 0 ? { children: children.map((child) => child + FIRST) } : {}),
});

function nodeAt(profile: Profile, stack: number, children: readonly number[]) {
  const { name, file, line, column } = frameAt(profile, profile.stacks.frame[stack]!);
  const place = { url: `file:///work/${file}`, lineNumber: line - 1, columnNumber: column - 1 };
  return nodeOf(stack + FIRST, { functionName: name, scriptId: "1", ...place }, children);
}
