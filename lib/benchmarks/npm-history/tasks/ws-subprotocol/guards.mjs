import { EventEmitter } from "node:events";

class Connection extends EventEmitter {
  readable = true;
  writable = true;
  written = [];
  write(text) {
    this.written.push(String(text));
    return true;
  }
  end(text) {
    if (text) this.write(text);
  }
  destroy() {
    this.destroyed = true;
  }
  setTimeout() {}
  setNoDelay() {}
  unshift(head) {
    this.head = String(head);
  }
  pause() {}
  resume() {}
}

const request = {
  upgrade: "websocket",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  "sec-websocket-version": "13",
};
const shake =
  (headers, options = {}, more = {}) =>
  ({ Server }) => {
    const server = new Server({ noServer: true, clientTracking: false, ...options });
    const socket = new Connection();
    let client = null;
    server.handleUpgrade(
      { method: "GET", url: "/", ...more, headers: { ...request, ...headers }, socket },
      socket,
      Buffer.alloc(0),
      (opened) => {
        client = [opened.protocol, opened.extensions, opened.readyState];
      },
    );
    return [client, socket.written.join("").split("\r\n"), socket.destroyed ?? false];
  };
const offers =
  (...lists) =>
  ({ Server }) =>
    lists.map((list) => shake({ "sec-websocket-protocol": list })({ Server })[0]);
const seen =
  (...lists) =>
  ({ Server }) => {
    const all = [];
    for (const list of lists)
      shake(
        { "sec-websocket-protocol": list },
        {
          handleProtocols: (protocols) => {
            all.push(protocols);
            return false;
          },
        },
      )({ Server });
    return all;
  };

export default [
  { name: "a plain handshake", run: shake({}) },
  { name: "one offered protocol", run: shake({ "sec-websocket-protocol": "chat" }) },
  { name: "the first of several protocols is taken", run: offers("a, b", "b,a", "c , d ,e", "  f  ,g") },
  { name: "the handler sees every protocol", run: seen("a", "a,b", "a , b , c", " a ,b ", "a,b,a") },
  {
    name: "space around and inside of names",
    run: seen("   a   ,   b   ", "a b, c", `a${" ".repeat(200)}b`, `a${" ".repeat(150)},${" ".repeat(150)}b`),
  },
  { name: "empty names in the list", run: seen("a,,b", "a,", ",a", ",", " , ") },
  {
    name: "the handler chooses",
    run: shake({ "sec-websocket-protocol": "a, b, c" }, { handleProtocols: (protocols) => protocols[2] }),
  },
  {
    name: "the handler sees the request",
    run: shake(
      { "sec-websocket-protocol": "a" },
      { handleProtocols: (protocols, { url }) => `${protocols[0]}-at-${url.length}` },
      { url: "/room" },
    ),
  },
  {
    name: "the handler refuses all",
    run: shake({ "sec-websocket-protocol": "a, b" }, { handleProtocols: () => false }),
  },
  { name: "without an offer the handler is not asked", run: shake({}, { handleProtocols: () => "never" }) },
  {
    name: "compression is agreed",
    run: shake(
      { "sec-websocket-extensions": "permessage-deflate; client_max_window_bits", "sec-websocket-protocol": "a" },
      { perMessageDeflate: true },
    ),
  },
  { name: "a wrong key is refused", run: shake({ "sec-websocket-key": "short" }) },
  { name: "an unknown version is refused", run: shake({ "sec-websocket-version": "7" }) },
];
