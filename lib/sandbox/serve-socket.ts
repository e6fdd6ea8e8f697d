import { timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { chmod, chown } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

type Serve = (request: Request) => Promise<Response>;

const MOST_BODY_BYTES = 32 * 1024 * 1024;
const MOST_CONNECTIONS = 64;
/** Longer than any pause between two requests on one connection of a program's. */
const KEEP_ALIVE_MILLISECONDS = 60 * 60_000;

/**
 * Answers HTTP on a unix socket that only `uid` (null: Wick's own user) may open, and only requests that carry the key, as
 * a bearer or as `x-api-key`. The key is taken off before anything else sees the request.
 *
 * @param failed told what `serve` was rejected with
 * @returns closes the socket and every connection
 */
export async function serveSocket(
  socket: string,
  {
    uid,
    origin,
    key,
    serve,
    failed,
  }: { uid: number | null; origin: string; key: string; serve: Serve; failed: (error: unknown) => void },
): Promise<() => Promise<void>> {
  const telling: Serve = async (request) => {
    try {
      return await serve(request);
    } catch (error) {
      failed(error);
      throw error;
    }
  };
  const server = createServer((request, response) => {
    // What goes wrong on the way to the program is the program's.
    answer(request, response, { origin, key, serve: telling }).catch(() => response.destroy());
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  server.requestTimeout = 0;
  server.listen(socket);
  await once(server, "listening");
  await chmod(socket, 0o600);
  if (uid !== null) await chown(socket, uid, uid);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { origin, key, serve }: { origin: string; key: string; serve: Serve },
): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) gone.abort(new DOMException("the program hung up", "AbortError"));
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const body = await bodyOf(incoming);
  if (!carries(headers, key)) return send(outgoing, refusal());
  for (const name of ["authorization", "x-api-key"]) headers.delete(name);
  const method = incoming.method ?? "GET";
  const init = { method, headers, signal: gone.signal, ...(body.length > 0 && { body: new Uint8Array(body) }) };
  await send(outgoing, await serve(new Request(new URL(incoming.url ?? "/", origin), init)));
}

function carries(headers: Headers, key: string): boolean {
  const bearer = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return [bearer, headers.get("x-api-key")].some((given) => typeof given === "string" && same(given, key));
}

function same(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const refusal = (): Response =>
  Response.json(
    { type: "error", error: { type: "authentication_error", message: "This is not the key of this run." } },
    { status: 401 },
  );

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) throw new RangeError("the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  for await (const chunk of response.body ?? []) {
    if (outgoing.destroyed) break;
    if (!outgoing.write(chunk)) await Promise.race([once(outgoing, "drain"), once(outgoing, "close")]);
  }
  outgoing.end();
}
