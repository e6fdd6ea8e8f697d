import { forecast } from "@/components/design/forecast";
import type { Forecast } from "@/components/study/launch-forecast";
import type { StudyDesign } from "@/lib/protocol/study";
import { listWorkers } from "@/lib/store/workers";
import { knownTimes } from "./known-times";

/** How long the runs of a design will take on the workers there are now. */
export async function launchForecast(design: StudyDesign): Promise<Forecast> {
  const [known, workers] = await Promise.all([knownTimes(design.agent.id), listWorkers()]);
  return forecast(design, known, workers.filter((worker) => worker.alive).length);
}
