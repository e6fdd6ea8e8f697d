import { expect, test } from "vitest";
import { COMMAND_UID, type Containment } from "./containment";
import { probeHostTools } from "./host-tools";
import { probeContainments, probeIsolation } from "./probe-isolation";
import { reduced } from "./reduced";

const tools = probeHostTools(COMMAND_UID);

test("a containment that claims more than it holds is not believed", async () => {
  const boaster = (): Containment => ({ ...reduced(tools), isolation: { level: "full", detail: "all is well" } });
  const { isolation } = await probeContainments(tools, [boaster]);
  expect(isolation.level).toBe("reduced");
});

test("one that cannot start a command is passed over", async () => {
  const missing = (): Containment => ({
    ...reduced(tools),
    launch: async (command) => ({ ...(await reduced(tools).launch(command)), argv: ["no-such-containment"] }),
  });
  expect((await probeContainments(tools, [missing])).isolation.level).toBe("reduced");
});

test("reduced isolation says what holds and what does not", async () => {
  const { isolation } = await probeContainments(tools, []);
  expect(isolation.detail).toMatch(
    /^Reduced: .*can read this host's files and reach its network; what holds: .*clean environment/,
  );
});

test("the host is probed once", () => {
  expect(probeIsolation()).toBe(probeIsolation());
});
