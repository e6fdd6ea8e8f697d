import type { Command } from "commander";
import type { StudySummary } from "@/lib/protocol/study-record";
import { listStudies } from "@/lib/store/list-studies";
import { answer, table } from "./answer";

const PAGE = 200;

/** `wick study list`: every study, newest first. */
export function addStudyList(study: Command): void {
  study
    .command("list")
    .description("list all studies, newest first: how far each is, and whether it is simulated; effects are not shown")
    .option("--json", "answer in JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const listed = (await allStudies()).map(outlineOf);
      answer(json, listed, () =>
        table(
          ["study", "state", "runs done", "simulated", "created", "title"],
          listed.map(({ id, title, state, runs, simulated, createdAt }) => [
            ...[id, state, `${runs.done} of ${runs.planned}`],
            ...[simulated ? "simulated" : "", createdAt.slice(0, 19).replace("T", " "), oneLine(title)],
          ]),
        ),
      );
    });
}

async function allStudies(): Promise<StudySummary[]> {
  const all: StudySummary[] = [];
  for (let before: string | undefined; ; ) {
    const page = await listStudies({ limit: PAGE, ...(before !== undefined && { before }) });
    all.push(...page);
    before = page.at(-1)?.id;
    if (page.length < PAGE) return all;
  }
}

/** Runs are planned when a study is frozen: of a draft there are none yet. */
const outlineOf = ({ id, title, state, simulated, createdAt, runs, counts }: StudySummary) => ({
  ...{ id, title, state, simulated, createdAt },
  runs: { done: counts.done, planned: runs },
});

const oneLine = (text: string): string => text.replace(/\s+/g, " ");
