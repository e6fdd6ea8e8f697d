import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND_UID } from "./containment";
import { type LocalSandbox, openLocalSandbox } from "./local-sandbox";
import { probeIsolation } from "./probe-isolation";

const { isolation, tools } = await probeIsolation();
if (isolation.level !== "full") console.log(`Skipped, as this host offers no full isolation. ${isolation.detail}`);

/** What must stay unknown inside. The names occur nowhere in the repository, so finding one proves a leak. */
const SECRETS = {
  taskId: "task-quokka-7f3",
  bottleneck: "class-quokka-regexing",
  workloadHeader: "header-quokka-why-it-is-slow",
  versionB: "quokka-version-b-tarball",
  hiddenGuard: "quokka-hidden-guard",
  environment: "quokka-api-key",
  homeFile: "quokka-home-file",
  otherRun: "quokka-other-run",
};

describe.runIf(isolation.level === "full")("an agent's command looks for", () => {
  let data: string;
  let sandbox: LocalSandbox;
  let socket: net.Server;
  let web: http.Server;
  const socketPath = () => path.join(data, ".s.PGSQL.5432");

  beforeAll(async () => {
    // Wick's data folder as it lies on a host: the box of this run among caches, judges and other runs.
    data = mkdtempSync(path.join(tmpdir(), "wick-data-"));
    const put = (file: string, content: string) => {
      mkdirSync(path.dirname(path.join(data, file)), { recursive: true });
      writeFileSync(path.join(data, file), content, { mode: 0o666 });
    };
    put("boxes/k3x9/work/index.js", "module.exports = 1;\n");
    put("boxes/k3x9/judge/workload.mjs", "export default {};\n");
    put("boxes/k3x9/judge/guards.mjs", "export default [];\n");
    put(`tasks/${SECRETS.taskId}/task.json`, JSON.stringify({ class: SECRETS.bottleneck }));
    put(`tasks/${SECRETS.taskId}/workload.mjs`, `// ${SECRETS.workloadHeader}`);
    put(`tasks/${SECRETS.taskId}/guards.hidden.mjs`, SECRETS.hiddenGuard);
    put(`cache/packages/${SECRETS.versionB}/index.js`, SECRETS.versionB);
    put("boxes/other/work/index.js", SECRETS.otherRun);
    put("home/.npmrc", SECRETS.homeFile);
    process.env.QUOKKA_KEY = SECRETS.environment;
    socket = net.createServer().listen(socketPath());
    web = http.createServer((_, response) => response.end("reached")).listen(0, "127.0.0.1");
    await new Promise((resolve) => web.once("listening", resolve));
    sandbox = await openLocalSandbox(path.join(data, "boxes/k3x9"), path.join(data, "steps.git"));
  });
  afterAll(() => {
    delete process.env.QUOKKA_KEY;
    socket.close();
    web.close();
    rmSync(data, { recursive: true, force: true });
  });

  const inside = async (command: string): Promise<string> => {
    const limits = { wallSeconds: 60, outputBytes: 1_000_000, memoryMegabytes: 1024 };
    const { stdout, stderr } = await sandbox.shell(command, limits, new AbortController().signal);
    return `${stdout}\n${stderr}`;
  };

  test("the task's id, class, header, version B, cache, hidden guards, other runs, home and keys, in every file and process", async () => {
    const everything = await inside(
      "env; cat /proc/*/environ /proc/*/cmdline /proc/self/mountinfo; find / -xdev -iname '*quokka*' 2>/dev/null; grep -raI quokka /box /tmp /etc /opt /dev/shm /proc/self/task 2>/dev/null",
    );
    for (const secret of Object.values(SECRETS)) expect(everything).not.toContain(secret);
    expect(everything).not.toContain(process.env.HOME === "/tmp" ? "HOME=/tmp/x" : `HOME=${process.env.HOME}\n`);
    expect(await inside("ls /box /box/judge")).toBe("/box:\njudge\nwork\n\n/box/judge:\nguards.mjs\nworkload.mjs\n\n");
  });

  test("host folders, by their own paths and around the box", async () => {
    const hidden = [homedir(), "/home", "/var", "/mnt", "/run", "/sys", data, process.cwd()].filter(
      (one) => one !== "/",
    );
    const looked = await inside(`ls -d ${hidden.join(" ")} 2>/dev/null; ls /box/..`);
    for (const folder of hidden) expect(looked.split("\n")).not.toContain(folder);
    expect(looked).not.toContain(path.basename(data));
  });

  test("the network: loopback of the host, its neighbours and names", async () => {
    const { port } = web.address() as net.AddressInfo;
    const found = await inside(
      `node -e 'fetch("http://127.0.0.1:${port}").then(r=>r.text()).then(console.log,()=>console.log("refused"));require("dns").lookup("registry.npmjs.org",(e)=>console.log(e?"no name":"resolved"))'; cat /proc/net/dev | grep -c :`,
    );
    expect(found.trim().split("\n").sort()).toEqual(["1", "no name", "refused"]);
  });

  test("other processes of the host, and Wick's own", async () => {
    const processes = await inside("cat /proc/[0-9]*/cmdline | tr '\\0' ' '; ls -d /proc/[0-9]*");
    expect(processes).not.toMatch(/vitest|postgres/);
    expect(processes).not.toMatch(new RegExp(`/proc/${process.pid}\\b`));
    expect(await inside(`kill -0 ${process.pid} && echo reached`)).not.toContain("reached");
  });

  test("the database's socket", async () => {
    const tried = await inside(
      `node -e 'require("net").connect(${JSON.stringify(socketPath())}).on("connect",()=>console.log("reached")).on("error",e=>console.log(e.code))'; find / -xdev -type s 2>/dev/null`,
    );
    expect(tried.trim()).toBe("ENOENT");
  });

  test("more rights: no capabilities, no new ones, no further namespaces, nothing writable but the tree and /tmp", async () => {
    expect(await inside("grep -h CapEff /proc/self/status; grep NoNewPrivs /proc/self/status")).toMatch(
      /CapEff:\t0+\nNoNewPrivs:\t1/,
    );
    expect(await inside("unshare --user true && echo nested")).not.toContain("nested");
    const writable = await inside(
      "for d in / /box /box/judge /usr /etc /opt /opt/node /dev /bin /box/work /tmp /dev/shm; do touch $d/probe 2>/dev/null && echo $d; done",
    );
    expect(writable.trim().split("\n").sort()).toEqual(["/box/work", "/dev/shm", "/tmp"]);
  });

  test("room without limit: /tmp and /dev/shm are full at their size", async () => {
    const sizes = await inside(
      "head -c 300000000 /dev/zero > /tmp/big; head -c 30000000 /dev/zero > /dev/shm/big; stat -c %s /tmp/big /dev/shm/big",
    );
    const [tmp, shared] = sizes.split("\n").map(Number);
    expect(tmp).toBeLessThanOrEqual(256 * 1024 * 1024);
    expect(shared).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(await inside("ls /tmp /dev/shm")).not.toContain("big");
  });

  test.runIf(tools.root)("the user that databases run as: commands have one of their own", async () => {
    const seen = inside("sleep 1.2");
    await new Promise((resolve) => setTimeout(resolve, 700));
    const { execFileSync } = await import("node:child_process");
    const users = execFileSync("ps", ["-eo", "uid,args"])
      .toString()
      .split("\n")
      .filter((line) => line.includes("sleep 1.2") && !/bwrap|setpriv|sh |prlimit|bash/.test(line));
    expect(users.map((line) => Number(line.trim().split(" ")[0]))).toEqual([COMMAND_UID]);
    expect(COMMAND_UID).not.toBe(65534);
    expect(
      readFileSync("/etc/passwd", "utf8")
        .split("\n")
        .some((line) => line.split(":")[2] === String(COMMAND_UID)),
    ).toBe(false);
    await seen;
  });
});
