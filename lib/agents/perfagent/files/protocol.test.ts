import { expect, test } from "vitest";
import { parseLooseJson, strictJson } from "./loose-json";
import { type AgentResult, readRequest, readResult, writeResult } from "./protocol";

const result: AgentResult = {
  ...{
    instance_id: "pairs",
    success: false,
    solution: "x\n",
    metric: Number.POSITIVE_INFINITY,
    artifacts: { a: Number.NaN },
  },
  ...{ total_iterations: 2, trajectory_file: "pairs.traj", error: null },
};

test("a result is strict JSON, and read back is what it was", () => {
  const text = writeResult(result);
  expect(JSON.parse(text)).toMatchObject({ metric: "Infinity", artifacts: { a: "NaN" } });
  expect(readResult(text)).toEqual({ ...result, artifacts: { a: "NaN" } });
});

test.each([
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["NaN", Number.NaN],
  ["null", Number.NaN],
  ['"inf"', Number.POSITIVE_INFINITY],
  ['"-inf"', Number.NEGATIVE_INFINITY],
  ['"1.5e-3"', 0.0015],
  ["2", 2],
  ['"much"', Number.NaN],
])("the metric %s of other writers is read", (metric, value) => {
  const text = `{"instance_id": "a", "success": true, "solution": "says Infinity, NaN", "metric": ${metric}, "artifacts": {"problem_description": "long", "k": [NaN]}}`;
  const read = readResult(text);
  expect(read.metric).toBe(value);
  expect(read.solution).toBe("says Infinity, NaN");
  expect(read.artifacts).toEqual({ k: ["NaN"] });
});

test("strings that hold such words, quotes and backslashes stay as they are", () => {
  expect(parseLooseJson('{"a": "\\"Infinity\\" \\\\", "b": -Infinity}')).toEqual({
    a: '"Infinity" \\',
    b: "-Infinity",
  });
  expect(() => parseLooseJson("{")).toThrow(SyntaxError);
  expect(strictJson({ a: [Number.NEGATIVE_INFINITY], b: undefined })).toBe('{\n  "a": [\n    "-Infinity"\n  ]\n}\n');
});

test("a request names its instance; what it has too much is named", () => {
  expect(
    readRequest('{"task_data_path": "a.json", "config": {"max_iterations": 1}, "initial_solution": "x"}'),
  ).toMatchObject({
    task_data_path: "a.json",
    initial_solution: "x",
  });
  expect(() => readRequest("{}")).toThrow("of the request, task_data_path is missing");
  expect(() => readRequest('{"task_data_path": "a", "localmemory": ""}')).toThrow("did you mean local_memory?");
  expect(() => readResult("[1]")).toThrow("of the result, the whole is a list; expected a mapping");
  expect(() => readResult("x")).toThrow("the result is not JSON");
});
