import net from "node:net";

/** Whether nobody listens on the port of that address at this moment. */
export function isFree(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port the kernel picks. */
export function anyFreePort(host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port: 0, host }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The wanted port or the first free one of the twenty above it; failing those, any. */
export async function portFrom(wanted, host = "127.0.0.1") {
  for (let port = wanted; port <= Math.min(wanted + 20, 65535); port++) if (await isFree(port, host)) return port;
  return anyFreePort(host);
}
