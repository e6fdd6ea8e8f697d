import { countOf } from "@/lib/protocol/count-of";
import { longText } from "@/lib/protocol/event";
import { Fault } from "@/lib/protocol/fault";
import { GATEWAY_PATHS, SPEAKS } from "@/lib/protocol/gateway";
import type { Program, ProgramEnd, ProgramPlace, ProgramStart } from "@/lib/protocol/program";
import type { Ending } from "@/lib/protocol/run";
import type { AgentContext, AgentEvents, WorkingAgent } from "../agent";
import type { ProgramHost } from "../program-host";
import { flagProfiling } from "./flag-profiling";
import { importTrajectory } from "./import-trajectory";
import { openingPrompt } from "./opening-prompt";
import { type OutsideTool, outsideTools } from "./outside-tools";
import { DEFAULTS, Parameters } from "./parameters";
import type { Preset, SaidInLine } from "./presets/preset";
import { PRESETS } from "./presets/presets";
import { PROMPTS_SHA256, PROMPTS_VERSION } from "./prompts";
import { commandPath, MCP_PATH, ProgramServer } from "./serve-program";

const PROMPT_FILE = "prompt.md";
const OUTPUT_BYTES = 8 * 1024 * 1024;
const MOST_LINES = 20_000;
/** The run's own clock ends a program; this is for one whose calls alone would go on for ever. */
const LONGEST_SECONDS = 20 * 3600;
/** How long a program may go on after its run has ended: to say what it did, and leave its files. */
const GRACE_MILLISECONDS = 10_000;

/** A scaffold from elsewhere, at work in the sandbox with its own loop and its own tools; its model and the run's tools are metered. */
export const command: WorkingAgent<Parameters> = {
  id: "command",
  title: "External scaffold",
  summary:
    "Starts any program in the sandbox as the agent, with a metered model and the profile tool on its PATH and over MCP.",
  kind: "working",
  startsProgram: true,
  parameters: Parameters,
  defaults: DEFAULTS,
  prompts: { version: PROMPTS_VERSION, sha256: PROMPTS_SHA256 },
  refusesModel: ({ preset: named }, provider) => {
    const preset = presetOf(named);
    const spoken = SPEAKS[provider];
    if (preset === null || spoken.includes(preset.speaks)) return null;
    const others = spoken.length === 0 ? "no protocol that passes to programs" : spoken.join(" and ");
    return `${preset.title} speaks ${preset.speaks}, and a model of ${provider} ${others}`;
  },
  async *run(context, parameters) {
    const { program: host } = context;
    if (host === null) throw new RangeError("it was started where no program can be");
    const preset = presetOf(parameters.preset);
    const tools = outsideTools(context);
    const prompt = openingPrompt(context, tools);
    yield message(context, "user", prompt);

    const grace = new Grace(context);
    const server = new ProgramServer(context, host, tools, grace.look, grace.fail);
    const start = (place: ProgramPlace): ProgramStart => ({
      ...startOf(place, { preset, parameters, prompt, model: host.gateway?.gateway.config.model ?? "none" }),
      ...{ commands: commandsOf(tools), bridge: { name: "wick-mcp", path: MCP_PATH } },
      serve: server.serve,
    });
    const limits = {
      wallSeconds: LONGEST_SECONDS,
      outputBytes: OUTPUT_BYTES,
      memoryMegabytes: parameters.memoryMegabytes,
    };
    const program = await host.launch(parameters.scaffold, start, limits);
    const end = yield* follow(program, preset, context, host, grace);
    grace.throwFailure();

    await host.recordChanges();
    const trajectory = parameters.trajectory ?? preset?.trajectory ?? null;
    if (trajectory) yield* importTrajectory(program, trajectory, context, server.modelSteps);
    return endingOf(end, context, host);
  },
};

const presetOf = (named: string): Preset | null => PRESETS.find(({ id }) => id === named) ?? null;

interface Setting {
  preset: Preset | null;
  parameters: Parameters;
  prompt: string;
  model: string;
}

function startOf(place: ProgramPlace, { preset, parameters, prompt, model }: Setting) {
  const promptFile = `${place.home}/${PROMPT_FILE}`;
  const mcpUrl = `${place.origin}${MCP_PATH}`;
  if (preset && place.scaffold === null && parameters.command === null)
    throw new RangeError(
      `${preset.title} is not installed: fill a folder in the data folder's scaffolds (${preset.install}) and name it in the parameter scaffold`,
    );
  const prepared = preset?.prepare({ place, model, promptFile, mcpUrl });
  return {
    command: parameters.command ?? prepared?.command ?? "",
    environment: {
      // What most programs look for; a scaffold may be told otherwise in its own way.
      ...{ OPENAI_BASE_URL: `${place.origin}${GATEWAY_PATHS.openai}`, OPENAI_API_KEY: place.key },
      ...{ ANTHROPIC_BASE_URL: `${place.origin}${GATEWAY_PATHS.anthropic}`, ANTHROPIC_API_KEY: place.key },
      ...{ WICK_MODEL: model, WICK_PROMPT_FILE: promptFile, WICK_MCP_URL: mcpUrl, WICK_KEY: place.key },
      ...(place.scaffold !== null && { WICK_SCAFFOLD: place.scaffold }),
      ...prepared?.environment,
      ...parameters.environment,
    },
    home: { ...prepared?.home, [PROMPT_FILE]: prompt },
    stdin: prompt,
  };
}

const commandsOf = (tools: readonly OutsideTool[]): ProgramStart["commands"] =>
  tools.map((tool) => ({ name: tool.command, path: commandPath(tool) }));

/** Hands on what the program prints until it is over. Its time runs while none of its calls is under way. */
async function* follow(
  program: Program,
  preset: Preset | null,
  context: AgentContext,
  { time }: ProgramHost,
  grace: Grace,
): AsyncGenerator<Said, ProgramEnd> {
  grace.of(program);
  time.start(() => program.stop());
  try {
    let lines = 0;
    for await (const line of program.lines) {
      if (++lines > MOST_LINES) continue;
      for (const { role, text, isAction } of saidInLine(line, preset)) {
        if (text.trim() !== "") yield message(context, role, text);
        if (isAction) yield* flagProfiling(text, context.step());
      }
    }
    if (lines > MOST_LINES)
      yield note(context, `${countOf(lines - MOST_LINES, "more line")} of its output were not kept.`);
    return await program.ended;
  } finally {
    grace.over();
    time.stop();
  }
}
type Said = AgentEvents extends AsyncGenerator<infer Event, Ending> ? Event : never;

/** Ends a program whose run has ended, after a while in which it may end by itself; at once where the machinery has failed. */
class Grace {
  private failure: { error: unknown } | null = null;
  private timer: NodeJS.Timeout | undefined;
  private program: Program | null = null;

  constructor(private readonly context: AgentContext) {}

  of(program: Program): void {
    this.program = program;
  }

  look = (): void => {
    if (this.context.ended() !== null) this.timer ??= setTimeout(() => this.program?.stop(), GRACE_MILLISECONDS);
  };

  fail = (error: unknown): void => {
    this.failure ??= { error };
    this.program?.stop();
  };

  over(): void {
    clearTimeout(this.timer);
  }

  throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}

/** 126 and 127 are the shell's: there was no program to run. */
const NO_PROGRAM = [126, 127];

/** @throws Fault when there was no such program, or when its model's provider left it without an answer */
function endingOf({ why, exitCode, lastWords }: ProgramEnd, context: AgentContext, { gateway }: ProgramHost): Ending {
  const ending = context.ended();
  if (ending) return ending;
  const broken = gateway?.gateway.broken();
  if (broken) throw broken;
  if (exitCode === 0) return { name: "submitted" };
  if (why === "wall-limit") return { name: "budget-exhausted", limit: "wallSeconds" };
  const said = lastWords === "" ? "" : `: ${lastWords.split("\n").at(-1)}`;
  if (exitCode !== null && NO_PROGRAM.includes(exitCode) && context.step() === 0)
    throw new Fault("agent-code", `the command could not be started${said}`, { retriable: false });
  if (why === "memory-limit") return { name: "stopped", reason: "it used more memory than it may" };
  return { name: "stopped", reason: `its program ended with exit code ${exitCode ?? "none"}${said}` };
}

/** A line is what it is unless the scaffold prints events: of those only what they say. */
function saidInLine(line: string, preset: Preset | null): readonly SaidInLine[] {
  const plain: SaidInLine = { role: "agent", text: line };
  if (!preset?.said || !line.startsWith("{")) return [plain];
  try {
    return preset.said(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError) return [plain];
    throw error;
  }
}

const note = ({ step }: AgentContext, text: string): Said => ({
  kind: "notice",
  step: step(),
  data: { code: "agent-note", text },
});

const message = ({ step }: AgentContext, role: SaidInLine["role"], text: string): Said => ({
  kind: "message",
  step: step(),
  data: { role, content: longText(text) },
});
