import { expect, it } from "vitest";
import { askedEvidence } from "./asked-evidence";

const asked = (query: string) => askedEvidence(new URLSearchParams(query));

it("takes what an address asks for, and what is usual where it asks for nothing", () => {
  expect(asked("")).toEqual({ tokens: 1500, problem: "", rows: "function", wanted: "" });
  expect(asked("tokens=8000&rows=line&as=diff")).toEqual({ tokens: 8000, problem: "", rows: "line", wanted: "diff" });
});

it("shows all where an address names no representation that there is", () => {
  expect(asked("as=no-such").wanted).toBe("");
});

it("says when a limit is none that can be had", () => {
  expect(asked("tokens=99999")).toMatchObject({
    tokens: 8000,
    problem: "The address asks for 99999 tokens; a limit here is a whole number from 20 to 8,000.",
  });
  expect(asked("tokens=-3")).toMatchObject({ tokens: 20, problem: expect.stringContaining("-3 tokens") });
  expect(asked("tokens=many")).toMatchObject({ tokens: 1500, problem: expect.stringContaining("many tokens") });
});
