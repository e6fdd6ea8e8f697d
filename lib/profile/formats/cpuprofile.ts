import type { Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { CpuProfile } from "./cpuprofile-schema";
import { type PlacedNode, placeNodes } from "./cpuprofile-stacks";
import type { Format, ReadContext } from "./format";
import { type MappedPath, mapPath } from "./map-path";

/**
 * V8's .cpuprofile. A sample's time is the gap to the *next* sample (`timeDeltas[i + 1]`), so the last sample, which
 * has none, is not counted; a negative gap counts as 0 and is tallied. Source: Chrome DevTools Protocol, domain Profiler.
 */
export const cpuprofile: Format = {
  id: "cpuprofile",
  title: "V8 CPU profile (.cpuprofile)",
  detect: (bytes) => {
    const head = Buffer.from(bytes.subarray(0, 4096)).toString("utf8");
    return /^\s*\{/.test(head) && head.includes('"nodes"') && head.includes('"callFrame"');
  },
  read: (bytes, context) => buildProfile(parseFile(bytes), context),
};

function parseFile(bytes: Uint8Array): CpuProfile {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message : String(cause));
  }
  const parsed = CpuProfile.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw unreadable(`field ${issue.path.join(".") || "(whole file)"}: ${issue.message}`);
}

function buildProfile(file: CpuProfile, context: ReadContext): Profile {
  const builder = new ProfileBuilder();
  const nodes = placeNodes(file.nodes, builder, placeUrl(file, context));
  const tally = addSamples(file, nodes, builder);
  for (const node of nodes.values()) addLines(node, builder);
  return builder.build({
    kind: "cpu",
    profiler: "v8-cpu",
    command: context.command,
    runtime: file.wick?.runtime ?? "",
    intervalMicroseconds: context.intervalMicroseconds,
    startMicroseconds: file.startTime,
    endMicroseconds: file.endTime,
    cpuMicroseconds: file.wick?.cpuMicroseconds ?? null,
    ended: file.wick?.ended ?? null,
    ...tally,
  });
}

const placeUrl =
  ({ wick }: CpuProfile, { roots }: ReadContext) =>
  (url: string): MappedPath =>
    url !== "" && url === wick?.script ? { file: url, origin: "harness" } : mapPath(url, roots);

function addSamples(file: CpuProfile, nodes: ReadonlyMap<number, PlacedNode>, builder: ProfileBuilder) {
  const tally = { clampedDeltas: 0, excludedMicroseconds: 0, prefixMicroseconds: 0 };
  let time = file.startTime + (file.timeDeltas[0] ?? 0);
  for (let i = 0; i + 1 < file.samples.length; i++) {
    const node = nodes.get(file.samples[i]!);
    if (node === undefined) throw unreadable(`sample ${i} refers to node ${file.samples[i]}, which is not there`);
    const delta = file.timeDeltas[i + 1] ?? 0;
    if (delta < 0) tally.clampedDeltas += 1;
    const weight = Math.max(0, delta);
    if (node.stack < 0) tally.excludedMicroseconds += weight;
    else {
      node.weight += weight;
      if (node.stripped) tally.prefixMicroseconds += weight;
      builder.sample(node.stack, weight, time);
    }
    time += delta;
  }
  return tally;
}

/** Spreads a node's time over its lines in proportion to V8's ticks, which are counts of its timer's samples only. */
function addLines({ stack, frame, ticks, weight }: PlacedNode, builder: ProfileBuilder): void {
  const total = ticks.reduce((sum, tick) => sum + tick.ticks, 0);
  if (stack < 0 || total === 0 || weight === 0) return;
  for (const tick of ticks) builder.lineWeight(frame, tick.line, (weight * tick.ticks) / total);
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This .cpuprofile cannot be read: ${why}. Capture the profile again.`);
