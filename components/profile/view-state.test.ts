import { expect, it } from "vitest";
import { isNarrowed, lensParams, readLens, readView, viewParams } from "./view-state";

it("reads a view from an address and writes its lens back", () => {
  const written = { only: "=f (a.js:1:1)", hide: "/^g/", value: "1", group: "package" };
  const params = new URLSearchParams({ ...written, view: "inverted", zoom: "3.4", root: "below", search: "x" });
  const view = readView(params);
  expect(view).toMatchObject({
    view: "inverted",
    zoom: "3.4",
    isFlame: true,
    search: "x",
    fn: "",
    focus: written.only,
  });
  expect(lensParams(view)).toEqual(written);
  expect(readLens(new URLSearchParams(lensParams(view)))).toEqual(readLens(params));
});

it("has a view for any address", () => {
  const view = readView(new URLSearchParams("view=nothing&value=-1&group=x&value=2.5"));
  expect(view).toMatchObject({ view: "merged", value: 0, group: "function", zoom: "" });
  expect(lensParams(view)).toEqual({});
  expect(isNarrowed(view)).toBe(false);
  expect(isNarrowed({ ...view, hide: "x" })).toBe(true);
});

it("writes a change so that it is read again, and forgets the zoom where something else is drawn", () => {
  expect(viewParams({ zoom: "3" })).toEqual({ zoom: "3" });
  expect(viewParams({ search: "x" })).toEqual({ search: "x" });
  expect(viewParams({ view: "sandwich", fn: "f" })).toEqual({ view: "sandwich", fn: "f", zoom: null });
  expect(viewParams({ view: "merged", value: 0, group: "function", isFlame: false, focus: "" })).toEqual({
    ...{ view: null, value: null, group: null, root: null, only: null, zoom: null },
  });
  const change = { view: "time", hide: "a\n/b/", focus: "=c", value: 2, group: "file", isFlame: true } as const;
  const written = Object.entries(viewParams(change)).filter((entry): entry is [string, string] => entry[1] !== null);
  expect(readView(new URLSearchParams(written))).toMatchObject(change);
});
