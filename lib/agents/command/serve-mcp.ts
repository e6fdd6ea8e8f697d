import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { version } from "../../../package.json";
import type { OutsideAnswer, OutsideTool } from "./outside-tools";

/**
 * Answers one request of the Model Context Protocol (Streamable HTTP, without a session: all there is to remember is the
 * run's).
 *
 * @param call makes a call of a tool that is offered
 */
export async function serveMcp(
  request: Request,
  tools: readonly OutsideTool[],
  call: (tool: OutsideTool, input: unknown) => Promise<OutsideAnswer>,
): Promise<Response> {
  // What a server would say by itself there is none of here.
  if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
  const server = new Server({ name: "wick", version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, description, input }) => ({
      ...{ name, description },
      inputSchema: { ...input, type: "object" as const },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    const answer: OutsideAnswer = tool
      ? await call(tool, params.arguments)
      : { text: `unknown tool: ${params.name}`, outcome: "wrong-input" };
    const isError = answer.outcome === "refused" || answer.outcome === "wrong-input";
    return { content: [{ type: "text", text: answer.text }], isError };
  });
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return await transport.handleRequest(request);
}
