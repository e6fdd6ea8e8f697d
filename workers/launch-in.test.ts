import { expect, test } from "vitest";
import { launchIn } from "./launch-in";

test("a scaffold that this host has not is refused in words that say where it is looked for", async () => {
  const start = () => expect.unreachable("nothing is started");
  const launch = launchIn({ start }, new AbortController().signal);
  const limits = { wallSeconds: 1, memoryMegabytes: 64, outputBytes: 1 };
  await expect(launch("none", start, limits)).rejects.toThrow(/no scaffold none: install it in .*scaffolds\/none /);
});
