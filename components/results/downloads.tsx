/** One file of an export. */
export interface Download {
  name: string;
  mediaType: string;
  /** How much is in it. */
  said: string;
}

const HOLDS: Record<string, string> = {
  "design.json": "The design, and whether it is simulated",
  "protocol.json": "Protocol hash, the hashes of its tasks, when it was frozen, launched and completed",
  "notes.jsonl": "States, decisions, deviations and looks, in order",
  "runs.csv": "A row a run: whether simulated, verdict, speedup, SR, what it consumed, why it is excluded",
  "runs.jsonl": "The same, with types",
  "events.jsonl": "Every event of every attempt, long texts in full",
  "measurements.jsonl": "Raw timings, guard cases, tampering, host load of every measured patch",
  "summary.json": "Counts, and means by condition",
};
const EFFECTS = new Set(["runs.csv", "runs.jsonl", "measurements.jsonl", "summary.json"]);

/** The files of a study's export. Those that hold effects are offered only where effects may be seen. */
export function Downloads({
  studyId,
  downloads,
  maySeeEffects,
}: {
  studyId: string;
  downloads: readonly Download[];
  maySeeEffects: boolean;
}) {
  return (
    <div className="overflow-x-auto scroll-hint">
      <table className="text-table tabular w-full max-w-[64rem]">
        <caption className="sr-only">Files of the export</caption>
        <thead className="text-left text-soft">
          <tr>
            {["File", "Holds", "Size"].map((name) => (
              <th key={name} scope="col" className="font-medium py-1.5 pr-6 border-b border-hairline">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {downloads.map(({ name, said }) => (
            <tr key={name}>
              <td className="py-1.5 pr-6 border-b border-hairline font-mono text-[12px] whitespace-nowrap">
                {EFFECTS.has(name) && !maySeeEffects ? (
                  <span className="text-soft">{name}</span>
                ) : (
                  <a href={`/api/export/studies/${studyId}/${name}`} download className="underline underline-offset-2">
                    {name}
                  </a>
                )}
              </td>
              <td className="py-1.5 pr-6 border-b border-hairline min-w-[18rem]">
                {holds(name)}
                {EFFECTS.has(name) && !maySeeEffects ? (
                  <span className="text-soft"> (hidden until the study is complete)</span>
                ) : null}
              </td>
              <td className="py-1.5 border-b border-hairline text-soft whitespace-nowrap">{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function holds(name: string): string {
  const prediction = /^predictions-(.+)-r(\d+)\.jsonl$/.exec(name);
  if (prediction) return `Patches of ${prediction[1]}, replicate ${prediction[2]}, as the official harness reads them`;
  return HOLDS[name] ?? "";
}
