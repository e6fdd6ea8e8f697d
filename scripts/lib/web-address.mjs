const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);
const EVERYWHERE = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };
const DEFAULT_PORT = 3000;
const SHORTEST_TOKEN = 16;

/**
 * Where the web server binds and who may use it, from the environment.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {{ host: string, port: number, token: string | undefined, urlOf: (port: number) => string }}
 * @throws one sentence when the address is open to others without a token, or the port is none
 */
export function webAddress(env) {
  const host = env.HOST || "127.0.0.1";
  const token = env.WICK_TOKEN || undefined;
  const isOpen = !LOOPBACK.has(host);
  if (isOpen && !token)
    throw new Error(`HOST is ${host}, which other machines can reach: set WICK_TOKEN to a secret, or unset HOST.`);
  if (isOpen && !/^[\w.~+/=-]+$/.test(token))
    throw new Error("WICK_TOKEN may hold only letters, digits and . _ ~ + / = - and must not be empty.");
  if (isOpen && token.length < SHORTEST_TOKEN)
    throw new Error(
      `WICK_TOKEN has ${token.length} characters; with HOST ${host} it needs at least ${SHORTEST_TOKEN}.`,
    );
  const name = EVERYWHERE[host] ?? (host.includes(":") ? `[${host}]` : host);
  return { host, port: portOf(env.PORT), token: isOpen ? token : undefined, urlOf: (port) => `http://${name}:${port}` };
}

function portOf(text) {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Error(`PORT is ${text}; a whole number from 1 to 65535 was expected.`);
}
