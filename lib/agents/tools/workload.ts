import { median } from "@/lib/stats/median";
import type { Workbench } from "../workbench";
import type { MeteredTool } from "./meter";

const USUAL_SAMPLES = 3;
const MOST_SAMPLES = 20;

/** Times the workload on the tree as it stands, one fresh process a sample, and compares its output with the snapshot's. */
export const workloadTool = (workbench: Workbench): MeteredTool<"workload"> => ({
  most: () => ({ wallSeconds: 300, tokens: 500 }),
  perform: async ({ samples = USUAL_SAMPLES }, { step, wallSeconds, signal, record }) => {
    const count = Math.min(MOST_SAMPLES, Math.max(1, Math.floor(samples)));
    const { samplesMilliseconds, matchesBase, failure } = await workbench.workload(count, wallSeconds, signal);
    const known = samplesMilliseconds.length > 0;
    record({
      kind: "workload-result",
      step,
      data: { samplesMilliseconds, matchesBase: known ? matchesBase : null },
    });
    const middle = median(samplesMilliseconds);
    const lines = [
      ...(middle.ok
        ? [`median ${middle.value.toFixed(1)} ms of ${samplesMilliseconds.map((one) => one.toFixed(1)).join(", ")}`]
        : []),
      ...(known ? [`output ${matchesBase ? "equal to" : "different from"} the snapshot's`] : []),
      ...(failure === null ? [] : [`the workload failed: ${failure}`]),
    ];
    return { ok: failure === null && matchesBase, text: lines.join("\n") };
  },
});
