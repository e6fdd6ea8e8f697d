import { fileURLToPath } from "node:url";
import { z } from "zod";
import { FREED_UNKNOWN, heapprofile } from "../formats/heapprofile";
import type { Profile } from "../profile";
import { ProfileUnavailable } from "../profile-unavailable";
import type { ParseContext, Profiler } from "./profiler";
import { requireSamples } from "./require-samples";
import { preloadFile, probeNode, wrapNode } from "./v8-run";

const Pauses = z.object({ pauses: z.int(), microseconds: z.number(), longest: z.number() });

/** What the preloaded script adds to V8's own fields. */
const Captured = z.object({
  wick: z.object({
    runtime: z.string(),
    script: z.string(),
    ended: z.enum(["exit", "time-box"]),
    cpuMicroseconds: z.number(),
    wallMicroseconds: z.number(),
    /** Pauses of the main thread for garbage collection by V8's type of collection; null when they could not be asked for. */
    collections: z.record(z.string(), Pauses).nullable(),
    /** How often was looked at what is alive, and when the look was that found the most; of kind heap alone. */
    looks: z.int().optional(),
    fullestMicroseconds: z.number().optional(),
  }),
});
type Captured = z.infer<typeof Captured>["wick"];

/**
 * V8's sampling heap profiler for one kind of memory: a sample every so many bytes allocated, at random distances.
 *
 * @param interval mean distance of two samples in bytes
 */
export const v8Memory = (
  named: Pick<Profiler, "id" | "title"> & { kind: "heap" | "allocation"; interval: number },
): Profiler => ({
  id: named.id,
  title: named.title,
  languages: ["javascript"],
  kinds: [named.kind],
  interval: named.interval,
  available: probeNode,
  files: () => [preloadFile()],
  wrap: (argv, options) => wrapNode(argv, options, "heapprofile"),
  parse: (artifact, context) => requireSamples(read(artifact, context, named.id)),
});

function read(artifact: Uint8Array, context: ParseContext, profiler: string): Profile {
  const capture = capturedOf(artifact);
  const own = { prefix: fileURLToPath(capture.script), label: "", origin: "harness" } as const;
  const { kind, roots, ...rest } = context;
  const profile = heapprofile.read(artifact, { ...rest, roots: [...roots, own] });
  const { runtime, ended, cpuMicroseconds, wallMicroseconds } = capture;
  const span = { startMicroseconds: 0, endMicroseconds: wallMicroseconds, cpuMicroseconds };
  const caveats = [...caveatsOf(capture), ...profile.meta.caveats.filter((caveat) => caveat !== FREED_UNKNOWN)];
  const others = profile.samples.others.map((other) => ({ ...other, kind }));
  return {
    ...profile,
    samples: { ...profile.samples, others },
    meta: { ...profile.meta, ...span, kind, profiler, runtime, ended, caveats },
  };
}

function capturedOf(artifact: Uint8Array): Captured {
  try {
    return Captured.parse(JSON.parse(Buffer.from(artifact).toString("utf8"))).wick;
  } catch (cause) {
    throw new ProfileUnavailable(
      "unreadable",
      `This .heapprofile is not one of Wick's own: ${cause instanceof Error ? cause.message : cause}`,
    );
  }
}

function caveatsOf({ collections, wallMicroseconds, looks, fullestMicroseconds }: Captured): string[] {
  const caveats: string[] = [];
  if (looks !== undefined && fullestMicroseconds !== undefined)
    caveats.push(
      `What was alive at the fullest of ${looks} ${looks === 1 ? "look" : "looks"} is counted, ${milliseconds(fullestMicroseconds)} after the start; before each look all garbage was collected.`,
    );
  if (collections !== null) caveats.push(sayCollections(collections, wallMicroseconds));
  return caveats;
}

/** What V8 calls a collection, as people do. */
const TYPES: Readonly<Record<string, string>> = {
  Scavenge: "young generation",
  MinorMarkCompact: "young generation",
  MinorMarkSweep: "young generation",
  MarkSweepCompact: "whole heap",
  IncrementalMarking: "marking in steps",
  ProcessWeakCallbacks: "weak callbacks",
};

/** The share of garbage collection in the run: pauses of the main thread, by type, the costliest first. */
function sayCollections(collections: NonNullable<Captured["collections"]>, wallMicroseconds: number): string {
  const types = Object.entries(collections).sort(([, a], [, b]) => b.microseconds - a.microseconds);
  const total = types.reduce((sum, [, { microseconds }]) => sum + microseconds, 0);
  if (total === 0) return "No garbage was collected while it ran.";
  const share = (100 * total) / wallMicroseconds;
  const parts = types.map(
    ([type, { pauses, microseconds, longest }]) =>
      `${TYPES[type] ?? type} ${milliseconds(microseconds)} in ${pauses} (longest ${milliseconds(longest)})`,
  );
  return `Garbage collection paused the program for ${milliseconds(total)}, ${share.toFixed(1)} % of ${milliseconds(wallMicroseconds)}: ${parts.join(", ")}.`;
}

const milliseconds = (microseconds: number): string => `${(microseconds / 1000).toFixed(1)} ms`;
