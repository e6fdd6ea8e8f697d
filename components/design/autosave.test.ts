import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TEMPLATES } from "@/lib/protocol/templates";
import { Autosave, type Save, type SaveStatus } from "./autosave";

const blank = TEMPLATES.find((template) => template.id === "blank")?.design([]);
if (!blank) throw new Error("there is a blank template");
const titled = (title: string) => ({ ...blank, title });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function start(save: Save) {
  const states: SaveStatus["kind"][] = [];
  return { states, autosave: new Autosave(save, 1, (status) => states.push(status.kind)) };
}

test("a burst of changes is saved once, with the last of them", async () => {
  const saved: [number, string][] = [];
  const { autosave, states } = start(async (revision, design) => {
    saved.push([revision, design.title]);
    return { ok: true, revision: revision + 1, at: "now", problems: [] };
  });
  for (const title of ["a", "ab", "abc"]) autosave.change(titled(title));
  await vi.advanceTimersByTimeAsync(700);
  autosave.change(titled("abcd"));
  await vi.advanceTimersByTimeAsync(700);
  expect(saved).toEqual([
    [1, "abc"],
    [2, "abcd"],
  ]);
  expect(states.at(-1)).toBe("saved");
  expect(autosave.dirty).toBe(false);
});

test("a change made while saving is saved after it, from the new revision", async () => {
  const saved: [number, string][] = [];
  const { autosave } = start(async (revision, design) => {
    saved.push([revision, design.title]);
    if (saved.length === 1) autosave.change(titled("second"));
    return { ok: true, revision: revision + 1, at: "now", problems: [] };
  });
  autosave.change(titled("first"));
  expect(await autosave.flush()).toBe(true);
  expect(saved).toEqual([
    [1, "first"],
    [2, "second"],
  ]);
});

test("a draft changed elsewhere is not overwritten, however much is typed", async () => {
  const save = vi.fn<Save>(async () => ({ ok: false, field: "revision", message: "changed elsewhere" }));
  const { autosave, states } = start(save);
  autosave.change(titled("mine"));
  expect(await autosave.flush()).toBe(false);
  autosave.change(titled("mine too"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledTimes(1);
  expect(states.at(-1)).toBe("conflict");
});

test("a failed save is tried again until it works", async () => {
  let down = true;
  const { autosave, states } = start(async (revision) => {
    if (down) throw new TypeError("fetch failed");
    return { ok: true, revision: revision + 1, at: "now", problems: [] };
  });
  autosave.change(titled("kept"));
  await vi.advanceTimersByTimeAsync(700);
  expect(states.at(-1)).toBe("failed");
  expect(autosave.dirty).toBe(true);
  down = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(states.at(-1)).toBe("saved");
});
