import type { Workbench } from "../workbench";
import type { MeteredTool } from "./meter";

const FAILURES_SHOWN = 20;

/** Runs the visible guard tests on the tree as it stands. */
export const testTool = (workbench: Workbench): MeteredTool<"test"> => ({
  most: () => ({ wallSeconds: 120, tokens: 2000 }),
  perform: async (_, { step, wallSeconds, signal, record }) => {
    const { guards, timedOut } = await workbench.test(wallSeconds, signal);
    const failures = guards
      .filter((guard) => !guard.passed)
      .map(({ name, detail }) => ({ name, detail: detail ?? "" }));
    const passed = guards.length - failures.length;
    record({ kind: "test-result", step, data: { passed, failed: failures.length, failures } });
    const lines = failures
      .slice(0, FAILURES_SHOWN)
      .map(({ name, detail }) => `failed: ${name}${detail && `: ${detail}`}`);
    const more = failures.length > FAILURES_SHOWN ? [`and ${failures.length - FAILURES_SHOWN} more`] : [];
    const late = timedOut ? [`the tests were killed after ${wallSeconds.toFixed(1)} s`] : [];
    return {
      ok: failures.length === 0 && !timedOut,
      text: [`${passed} passed, ${failures.length} failed`, ...lines, ...more, ...late].join("\n"),
      timedOut,
    };
  },
});
