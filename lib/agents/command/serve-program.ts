import { z } from "zod";
import type { AgentContext } from "../agent";
import type { ProgramHost } from "../program-host";
import type { OutsideAnswer, OutsideTool } from "./outside-tools";
import { serveMcp } from "./serve-mcp";

export const MCP_PATH = "/mcp";
export const commandPath = ({ name }: OutsideTool): string => `/tools/${name}`;

const Words = z
  .string()
  .transform((text, issues): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      issues.addIssue({ code: "custom", message: "is no JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.object({ args: z.array(z.string()) }));

const refusal = (status: number, message: string): Response =>
  Response.json({ error: { message, type: "invalid_request_error" } }, { status });

/** 0 done, 1 its answer is no, 2 wrong words, 3 the budget has no room for it. */
const EXIT_CODES: Record<OutsideAnswer["outcome"], number> = { ok: 0, "not-ok": 1, "wrong-input": 2, refused: 3 };

/**
 * Answers all that a program asks for: its model, the tools over MCP, the commands on its PATH. Before each, what it has done
 * to the tree is recorded, at the program's expense as with every agent; while a call is under way, its own time stands still.
 */
export class ProgramServer {
  /** Steps that requests to the model took, in order. */
  readonly modelSteps: number[] = [];
  /** The tree has changed since the last answer in which evidence could be shown. */
  private edited = false;

  /**
   * @param over called after anything that may have ended the run
   * @param failed told what broke of the machinery: nothing that a program asks for, however wrong, is that
   */
  constructor(
    private readonly context: Pick<AgentContext, "step">,
    private readonly host: ProgramHost,
    private readonly tools: readonly OutsideTool[],
    private readonly over: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  serve = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === MCP_PATH) return serveMcp(request, this.tools, this.call);
    const tool = this.tools.find((one) => commandPath(one) === pathname);
    if (tool) return this.run(tool, await request.text());
    return this.askModel(request);
  };

  private call = async (tool: OutsideTool, input: unknown): Promise<OutsideAnswer> => {
    const answer = await this.telling(this.look().then(() => this.host.time.during(this.answer(tool, input))));
    this.over();
    return answer;
  };

  private async answer(tool: OutsideTool, input: unknown): Promise<OutsideAnswer> {
    const answer = await tool.call(input);
    if (!this.edited || answer.outcome === "refused") return answer;
    this.edited = false;
    const evidence = await this.host.evidenceAfterEdit();
    return evidence === null ? answer : { ...answer, text: `${answer.text}\n\n${evidence}` };
  }

  private async run(tool: OutsideTool, posted: string): Promise<Response> {
    const words = Words.safeParse(posted);
    if (!words.success) return refusal(400, "Expected the words of a command.");
    const answer = await this.call(tool, tool.inputOf(words.data.args));
    const usage = answer.outcome === "wrong-input" ? `\nUsage: ${[tool.command, tool.usage].join(" ").trim()}` : "";
    return Response.json({ text: answer.text + usage, exitCode: EXIT_CODES[answer.outcome] });
  }

  private askModel(request: Request): Promise<Response> {
    const { gateway, time } = this.host;
    if (gateway === null) return Promise.resolve(refusal(404, "This study names no model for its agent."));
    const begun = this.look().then(() => {
      const before = this.context.step();
      const { response, through } = gateway.answer(request);
      const passed = time.during(through).then(() => {
        if (this.context.step() > before) this.modelSteps.push(this.context.step());
        this.over();
      });
      return Promise.race([response, this.telling(passed).then(() => response)]);
    });
    return this.telling(begun);
  }

  private async telling<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.failed(error);
      throw error;
    }
  }

  private async look(): Promise<void> {
    if (await this.host.recordChanges()) this.edited = true;
  }
}
