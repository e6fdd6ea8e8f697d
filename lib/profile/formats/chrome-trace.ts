import { z } from "zod";
import { Float64List, Int32List } from "../number-list";
import { busyTotal } from "../origin-split";
import type { Profile } from "../profile";
import { ProfileUnavailable } from "../profile-unavailable";
import { buildCpuProfile } from "./cpuprofile-build";
import { CallFrames } from "./cpuprofile-calls";
import { LARGEST_ID, NodeColumns } from "./cpuprofile-nodes";
import { jsonOutline } from "./detect-json";
import { type Format, type ProfileReader, type ReadContext, readWith } from "./format";
import { fieldNames, type JsonCursor, OPEN_BRACKET } from "./json-cursor";
import { JsonStream, type Steps } from "./json-stream";

const EVENT_FIELDS = ["name", "pid", "tid", "id", "args"] as const;
const EVENT = fieldNames(...EVENT_FIELDS);
const NAME = 0;
const PID = 1;
const TID = 2;
const ID = 3;
const ARGS = 4;
const EVENT_NAMES = fieldNames("Profile", "ProfileChunk", "thread_name");
const PROFILE = 0;
const PROFILE_CHUNK = 1;
const THREAD_NAME = 2;
const ARGS_OF_CHUNK = fieldNames("data");
const DATA = fieldNames("cpuProfile", "timeDeltas", "lines", "endTime");
const CPU_PROFILE = fieldNames("nodes", "samples");
const LISTED_THREADS = 5;

const Label = z.union([z.number(), z.string()]);
const ProfileArgs = z.object({ data: z.object({ startTime: z.number() }) });
const ThreadNameArgs = z.object({ name: z.string() });

/**
 * The CPU profiles in a Chrome trace (JSON object or array form): a `Profile` event begins one, `ProfileChunk` events bring
 * its nodes, samples and gaps. Of several the one with most time that is not idle is read, the others are named. All other
 * events are passed over. Source: the trace event format, and V8's `src/profiler/profile-generator.cc`.
 */
export const chromeTrace: Format = {
  id: "chrome-trace",
  title: "Chrome trace with CPU profile chunks",
  detect: (head) => {
    const outline = jsonOutline(head);
    if (outline === null) return false;
    const { root, keys } = outline;
    if (root === "array") return keys.includes("ph");
    return keys.includes("traceEvents") || (keys[0] === "metadata" && Buffer.from(head).includes('"TraceEvents"'));
  },
  read: (bytes, context) => readWith(reader(context), bytes),
  reader,
};

/** One profile in the trace, and the thread it is of. */
type Taken = {
  readonly calls: CallFrames;
  readonly nodes: NodeColumns;
  readonly samples: Int32List;
  readonly deltas: Float64List;
  readonly lines: Int32List;
  readonly process: string;
  thread: string;
  startTime: number;
  endTime: number;
};

function reader(context: ReadContext): ProfileReader {
  const trace = new Trace();
  const json = new JsonStream((text) => trace.read(text), unreadable);
  return {
    push: (chunk) => json.push(chunk),
    end: () => {
      json.end();
      return trace.profile(context);
    },
  };
}

class Trace {
  private readonly taken = new Map<string, Taken>();
  private readonly threadNames = new Map<string, string>();
  private closed = true;

  *read(json: JsonStream): Steps {
    const isArray = (yield* json.whole(() => json.first())) === OPEN_BRACKET;
    // A trace in array form may lack its end: what wrote it may have been killed.
    if (isArray) this.closed = yield* json.array(() => this.readEvent(json), true);
    else yield* json.object((name) => this.readField(json, name));
  }

  profile(context: ReadContext): Profile {
    const profiles = [...this.taken.values()]
      .filter(({ samples }) => samples.length > 0)
      .map((taken) => {
        const profile = buildCpuProfile({ ...taken, endTime: endOf(taken), capture: null }, context, unreadable);
        return { profile, name: this.nameOf(taken), busy: busyTotal(profile) };
      })
      .sort((a, b) => b.busy - a.busy);
    const [best, ...others] = profiles;
    if (best === undefined)
      throw new ProfileUnavailable(
        "empty",
        "This Chrome trace holds no CPU samples. Record it with the category disabled-by-default-v8.cpu_profiler.",
      );
    const { meta } = best.profile;
    const caveats = [
      ...(others.length > 0
        ? [
            `The trace holds ${profiles.length} CPU profiles; this is ${best.name}, with most time outside idle. Left out: ${listed(others)}.`,
          ]
        : []),
      ...(this.closed ? [] : ["The trace has no end; it is read as far as its events are whole."]),
    ];
    return { ...best.profile, meta: { ...meta, caveats: [...caveats, ...meta.caveats] } };
  }

  private *readField(json: JsonStream, name: string): Steps {
    if (name === "traceEvents") yield* json.array(() => this.readEvent(json));
    else yield* json.skip();
  }

  private readEvent(json: JsonCursor): void {
    const starts = EVENT.map(() => -1);
    let kind = -1;
    json.fields(EVENT, (field) => {
      if (field === NAME) kind = json.oneOf(EVENT_NAMES);
      else {
        if (field >= 0) starts[field] = json.here();
        json.skipValue();
      }
    });
    if (kind < 0 || starts[ARGS]! < 0) return;
    const label = (field: number): string => {
      if (starts[field]! < 0) return "";
      const parsed = Label.safeParse(json.reread(starts[field]!, () => json.value()));
      if (!parsed.success) throw json.incomplete(`${EVENT_FIELDS[field]} as a number or text`);
      return String(parsed.data);
    };
    const args = starts[ARGS]!;
    if (kind === THREAD_NAME)
      this.nameThread(
        `${label(PID)}:${label(TID)}`,
        json.reread(args, () => json.value()),
      );
    else {
      const taken = this.takenOf(label(PID), label(ID));
      if (kind === PROFILE) taken.thread = label(TID);
      if (kind === PROFILE)
        taken.startTime = startOf(
          json,
          json.reread(args, () => json.value()),
        );
      if (kind === PROFILE_CHUNK) json.reread(args, () => readChunk(json, taken));
    }
  }

  private nameThread(thread: string, args: unknown): void {
    const parsed = ThreadNameArgs.safeParse(args);
    if (parsed.success) this.threadNames.set(thread, parsed.data.name);
  }

  private takenOf(process: string, id: string): Taken {
    const key = `${process}:${id}`;
    const known = this.taken.get(key);
    if (known !== undefined) return known;
    const calls = new CallFrames();
    const taken = {
      calls,
      nodes: new NodeColumns(calls),
      samples: new Int32List(),
      deltas: new Float64List(),
      lines: new Int32List(),
      process,
      thread: "",
      startTime: 0,
      endTime: 0,
    };
    this.taken.set(key, taken);
    return taken;
  }

  private nameOf({ process, thread }: Taken): string {
    const name = this.threadNames.get(`${process}:${thread}`);
    return `${name ?? `thread ${thread || "unknown"}`} of process ${process}`;
  }
}

function startOf(json: JsonCursor, args: unknown): number {
  const parsed = ProfileArgs.safeParse(args);
  if (!parsed.success) throw json.incomplete("args.data.startTime of a Profile event");
  return parsed.data.data.startTime;
}

function readChunk(json: JsonCursor, taken: Taken): void {
  const { nodes, samples, deltas, lines } = taken;
  const readProfile = (field: number): void => {
    if (field === 0) json.items(() => nodes.read(json));
    else if (field === 1) json.items(() => samples.push(json.integer(0, LARGEST_ID)));
    else json.skipValue();
  };
  const readData = (field: number): void => {
    if (field === 0) json.fields(CPU_PROFILE, readProfile);
    else if (field === 1) json.items(() => deltas.push(json.number()));
    else if (field === 2) json.items(() => lines.push(Math.max(0, json.integer(-1, LARGEST_ID))));
    else if (field === 3) taken.endTime = json.number();
    else json.skipValue();
  };
  json.fields(ARGS_OF_CHUNK, (field) => (field === 0 ? json.fields(DATA, readData) : json.skipValue()));
}

/** The last chunk says when the profile ended; a trace that was cut has only its samples. */
const endOf = ({ startTime, endTime, deltas }: Taken): number =>
  endTime > 0 ? endTime : deltas.view().reduce((sum, delta) => sum + delta, startTime);

function listed(others: readonly { name: string; busy: number }[]): string {
  const more = others.length - LISTED_THREADS;
  const named = others.slice(0, LISTED_THREADS).map(({ name, busy }) => `${name} (${(busy / 1000).toFixed(1)} ms)`);
  return named.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This Chrome trace cannot be read: ${why}. Record the trace again.`);
