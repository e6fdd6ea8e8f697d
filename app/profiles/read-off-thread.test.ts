import { createReadStream } from "node:fs";
import { expect, test } from "vitest";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import { readProfile } from "@/lib/profile/read-profile";
import { readOffThread } from "./read-off-thread";

const FILE = "lib/profile/fixtures/before.cpuprofile";
const context = { command: "workload", interval: 1000, roots: [] };
const file = () => createReadStream(FILE, { highWaterMark: 5000 });

test("a profile read in the thread is the one read here, several at a time", async () => {
  const here = await readProfile(file(), context);
  const there = await Promise.all([readOffThread(file(), context), readOffThread(file(), context)]);
  expect(there).toEqual([here, here]);
  expect(here.meta.samples).toBeGreaterThan(500);
});

test("what is no profile is said in the reader's words", async () => {
  const nonsense = async function* () {
    yield Buffer.from("nothing of the kind");
  };
  await expect(readOffThread(nonsense(), context)).rejects.toThrow(ProfileUnavailable);
  await expect(readOffThread(nonsense(), context)).rejects.toThrow(/no known format/);
});

test("a file whose sending breaks off is nobody's any more, and the thread goes on", async () => {
  const broken = async function* () {
    for await (const piece of file()) {
      yield piece;
      throw new Error("the browser went away");
    }
  };
  await expect(readOffThread(broken(), context)).rejects.toThrow("the browser went away");
  expect((await readOffThread(file(), context)).meta.samples).toBeGreaterThan(0);
});
