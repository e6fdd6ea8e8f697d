import { EventEmitter } from "node:events";

const known = "chat.v1 chat.v2 events.json events.binary metrics graphql-ws mqtt stomp".split(" ");

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
  destroy() {}
  setTimeout() {}
  setNoDelay() {}
  unshift() {}
  pause() {}
  resume() {}
}

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const key = () => Buffer.from(Array.from({ length: 16 }, () => Math.floor(random() * 256))).toString("base64");
    const offer = (index) => {
      if (index % 30 === 11)
        return `${pick(known)}${" ".repeat(2500 + Math.floor(random() * 40))}${pick(known)}, ${pick(known)}`;
      if (index % 5 === 0) return undefined;
      return Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(known)).join(index % 2 ? ", " : " , ");
    };
    return Array.from({ length: 2700 }, (_, index) => ({ key: key(), offer: offer(index), compress: index % 4 === 0 }));
  },
  run({ Server }, requests, { digest }) {
    const plain = new Server({ noServer: true, clientTracking: false });
    const choosing = new Server({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: true,
      handleProtocols: (protocols) => protocols.find((protocol) => protocol.startsWith("events")) ?? protocols.at(-1),
    });
    const answers = requests.map(({ key, offer, compress }, index) => {
      const socket = new Connection();
      const headers = { upgrade: "websocket", "sec-websocket-key": key, "sec-websocket-version": "13" };
      if (offer !== undefined) headers["sec-websocket-protocol"] = offer;
      if (compress) headers["sec-websocket-extensions"] = "permessage-deflate; client_max_window_bits";
      let chosen = null;
      const server = index % 3 === 0 ? choosing : plain;
      server.handleUpgrade({ method: "GET", url: "/", headers, socket }, socket, Buffer.alloc(0), (client) => {
        chosen = client.protocol;
      });
      return [chosen, socket.written.join("")];
    });
    return [answers.length, digest(answers)];
  },
};
