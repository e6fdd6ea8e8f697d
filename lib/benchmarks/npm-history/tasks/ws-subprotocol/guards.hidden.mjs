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

const read =
  (...frames) =>
  async ({ Receiver }) => {
    const receiver = new Receiver();
    const seen = [];
    for (const kind of ["message", "ping", "pong", "conclude"])
      receiver.on(kind, (...values) => seen.push([kind, ...values.map(String)]));
    receiver.on("error", (error) => seen.push(["error", error.name]));
    for (const frame of frames) receiver.write(Buffer.from(frame));
    await new Promise((done) => setImmediate(done));
    return seen;
  };
const text = (...bytes) => [0x81, bytes.length, ...bytes];

export default [
  { name: "another method is refused", run: shake({}, {}, { method: "POST" }) },
  {
    name: "another path is refused",
    run: shake({ "sec-websocket-protocol": "a" }, { path: "/here" }, { url: "/there?x" }),
  },
  {
    name: "broken extensions are refused",
    run: shake({ "sec-websocket-extensions": "permessage-deflate; x=y; x=" }, { perMessageDeflate: true }),
  },
  {
    name: "the client check refuses",
    run: shake({ origin: "http://evil.example" }, { verifyClient: ({ origin }) => origin === "http://good.example" }),
  },
  {
    name: "the client check answers later",
    run: shake({ "sec-websocket-protocol": "a ,b" }, { verifyClient: (_info, done) => done(true) }),
  },
  {
    name: "headers can be added",
    run: ({ Server }) => {
      const server = new Server({ noServer: true, clientTracking: false });
      server.on("headers", (headers) => headers.push("X-Room: 1"));
      const socket = new Connection();
      server.handleUpgrade(
        { method: "GET", url: "/", headers: { ...request, "sec-websocket-protocol": "z  " }, socket },
        socket,
        Buffer.from("head"),
        () => {},
      );
      return [socket.written.join(""), socket.head];
    },
  },
  {
    name: "texts of valid characters",
    run: read(text(0x41), text(0xc3, 0xa9), text(0xe6, 0xbc, 0xa2), text(0xf0, 0x9f, 0x98, 0x80), text()),
  },
  {
    name: "texts of wrong characters",
    run: ({ Receiver }) =>
      Promise.all(
        [
          [0x80],
          [0xc0, 0x80],
          [0xe0, 0x80, 0x80],
          [0xed, 0xa0, 0x80],
          [0xf5, 0x80, 0x80, 0x80],
          [0xc3],
          [0xf0, 0x9f, 0x98],
        ].map((bytes) => read(text(...bytes))({ Receiver })),
      ),
  },
];
