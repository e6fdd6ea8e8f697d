import { Float64List, Int32List } from "../number-list";
import type { Profile } from "../profile";
import { ProfileUnavailable } from "../profile-unavailable";
import { buildCpuProfile, type V8Sampling } from "./cpuprofile-build";
import { CallFrames } from "./cpuprofile-calls";
import { LARGEST_ID, NodeColumns } from "./cpuprofile-nodes";
import { readCapture } from "./cpuprofile-schema";
import { writeCpuProfile } from "./cpuprofile-write";
import { jsonOutline } from "./detect-json";
import { type Format, type ProfileReader, type ReadContext, readWith } from "./format";
import { JsonStream, type Steps } from "./json-stream";

/** V8's .cpuprofile: `Profiler.Profile` of the Chrome DevTools Protocol. How it is read: `cpuprofile-build.ts`. */
export const cpuprofile: Format = {
  id: "cpuprofile",
  title: "V8 CPU profile (.cpuprofile)",
  detect: (head) => {
    const outline = jsonOutline(head);
    if (outline?.root !== "object") return false;
    const { keys } = outline;
    return keys.includes("timeDeltas") || (keys.includes("nodes") && Buffer.from(head).includes('"callFrame"'));
  },
  read: (bytes, context) => readWith(reader(context), bytes),
  reader,
  write: writeCpuProfile,
};

function reader(context: ReadContext): ProfileReader {
  const file = emptyFile();
  const json = new JsonStream((text) => text.object((name) => readField(text, name, file)), unreadable);
  return {
    push: (chunk) => json.push(chunk),
    end: () => {
      json.end();
      return build(file, context);
    },
  };
}

type File = { -readonly [Key in keyof V8Sampling]: V8Sampling[Key] } & { readonly seen: Set<string> };

function emptyFile(): File {
  const calls = new CallFrames();
  return {
    calls,
    nodes: new NodeColumns(calls),
    samples: new Int32List(),
    deltas: new Float64List(),
    lines: new Int32List(),
    startTime: 0,
    endTime: 0,
    capture: null,
    seen: new Set(),
  };
}

function* readField(json: JsonStream, name: string, file: File): Steps {
  file.seen.add(name);
  if (name === "nodes") yield* json.array(() => file.nodes.read(json));
  else if (name === "samples") yield* json.array(() => file.samples.push(json.integer(0, LARGEST_ID)));
  else if (name === "timeDeltas") yield* json.array(() => file.deltas.push(json.number()));
  else if (name === "startTime") file.startTime = yield* json.whole(() => json.number());
  else if (name === "endTime") file.endTime = yield* json.whole(() => json.number());
  else if (name === "wick") file.capture = yield* json.whole(() => readCapture(json.value(), unreadable));
  else yield* json.skip();
}

function build(file: File, context: ReadContext): Profile {
  const missing = ["nodes", "startTime", "endTime", "samples", "timeDeltas"].find((name) => !file.seen.has(name));
  if (missing !== undefined) throw unreadable(`it has no field ${missing}`);
  if (file.nodes.length === 0) throw unreadable("its field nodes is empty");
  return buildCpuProfile(file, context, unreadable);
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This .cpuprofile cannot be read: ${why}. Capture the profile again.`);
