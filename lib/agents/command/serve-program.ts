import { z } from "zod";
import type { AgentContext } from "../agent";
import type { ProgramHost } from "../program-host";
import type { OutsideAnswer, OutsideTool } from "./outside-tools";
import { serveMcp } from "./serve-mcp";

export const MCP_PATH = "/mcp";
export const commandPath = ({ name }: OutsideTool): string => `/tools/${name}`;

const Words = z.object({ args: z.array(z.string()) });

/** 0 done, 1 its answer is no, 2 wrong words, 3 the budget has no room for it. */
const EXIT_CODES: Record<OutsideAnswer["outcome"], number> = { ok: 0, "not-ok": 1, "wrong-input": 2, refused: 3 };

/**
 * Answers all that a program asks for: its model, the tools over MCP, the commands on its PATH. Before each, what it has done
 * to the tree is recorded; while one is under way, its own time stands still.
 */
export class ProgramServer {
  /** Steps that requests to the model took, in order. */
  readonly modelSteps: number[] = [];
  /** Evidence that waits for an answer it can be shown in. */
  private evidence: string | null = null;

  /** @param over called after anything that may have ended the run */
  constructor(
    private readonly context: Pick<AgentContext, "step">,
    private readonly host: ProgramHost,
    private readonly tools: readonly OutsideTool[],
    private readonly over: () => void,
  ) {}

  serve = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === MCP_PATH) return serveMcp(request, this.tools, this.call);
    const tool = this.tools.find((one) => commandPath(one) === pathname);
    if (tool) return Response.json(await this.run(tool, await request.json()));
    return this.askModel(request);
  };

  private call = (tool: OutsideTool, input: unknown): Promise<OutsideAnswer> =>
    this.host.time.during(this.make(tool, input));

  private async make(tool: OutsideTool, input: unknown): Promise<OutsideAnswer> {
    await this.look();
    const answer = await tool.call(input);
    this.over();
    if (this.evidence === null || answer.outcome === "refused") return answer;
    const text = `${answer.text}\n\n${this.evidence}`;
    this.evidence = null;
    return { ...answer, text };
  }

  private async run(tool: OutsideTool, posted: unknown): Promise<{ text: string; exitCode: number }> {
    const answer = await this.call(tool, tool.inputOf(Words.parse(posted).args));
    const usage = answer.outcome === "wrong-input" ? `\nUsage: ${[tool.command, tool.usage].join(" ").trim()}` : "";
    return { text: answer.text + usage, exitCode: EXIT_CODES[answer.outcome] };
  }

  private askModel(request: Request): Promise<Response> {
    const { gateway, time } = this.host;
    if (gateway === null)
      return Promise.resolve(
        Response.json(
          { error: { message: "This study names no model for its agent.", type: "not_found_error" } },
          { status: 404 },
        ),
      );
    return new Promise((resolve, reject) => {
      const asking = this.look().then(async () => {
        const before = this.context.step();
        const { response, through } = gateway.answer(request);
        response.then(resolve, reject);
        await through;
        if (this.context.step() > before) this.modelSteps.push(this.context.step());
        this.over();
      });
      time.during(asking).catch(reject);
    });
  }

  private async look(): Promise<void> {
    this.evidence = (await this.host.recordChanges()) ?? this.evidence;
  }
}
