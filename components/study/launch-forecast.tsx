import { roughly } from "@/components/ui/format";
import { countOf } from "@/lib/protocol/count-of";

/** How long the runs of a study will take, and in one sentence what that rests on. */
export interface Forecast {
  seconds: number;
  restsOn: string;
}

/** What a launch sets going, before anybody starts it. */
export const LaunchForecast = ({ runs, shape, forecast }: { runs: number; shape: string; forecast: Forecast }) => (
  <p className="pb-4 max-w-prose text-table text-soft tabular">
    <span className="text-ink">{`Launching starts ${countOf(runs, "run")}, ≈ ${roughly(forecast.seconds)}`}</span>
    {` (${shape}). ${forecast.restsOn} A launched study can be paused, resumed and cancelled at any time.`}
  </p>
);
