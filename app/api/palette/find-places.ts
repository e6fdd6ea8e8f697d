import type { Place } from "@/components/keyboard/palette";
import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";
import { listStudies } from "@/lib/store/list-studies";
import { listRuns } from "@/lib/store/runs";
import { getStudy } from "@/lib/store/studies";

const GO: Place[] = [
  { kind: "go", title: "Studies", detail: "", href: "/" },
  { kind: "go", title: "New study", detail: "", href: "/studies/new" },
  { kind: "go", title: "Benchmarks", detail: "", href: "/benchmarks" },
  { kind: "go", title: "Profiles", detail: "open a file, compare two", href: "/profiles" },
  { kind: "go", title: "System", detail: "workers, queue, storage", href: "/system" },
];
const MOST = 8;

/** What the words may mean on the page at `path`: every word must occur. Runs are those of the study one is in. */
export async function findPlaces(words: string, path: string): Promise<Place[]> {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = (place: Place) => {
    const text = `${place.title} ${place.detail}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const studyId = /^\/studies\/([0-9a-f-]{36})/i.exec(path)?.[1];
  const [studies, tasks, runs] = await Promise.all([
    studyPlaces(),
    wanted.length > 0 ? taskPlaces() : [],
    studyId && wanted.length > 0 ? runPlaces(studyId, wanted) : [],
  ]);
  const here = studyId ? pagesOf(studyId) : [];
  return [
    ...here.filter(matching),
    ...runs.slice(0, MOST),
    ...studies.filter(matching).slice(0, MOST),
    ...tasks.filter(matching).slice(0, MOST),
    ...GO.filter(matching),
  ];
}

const pagesOf = (id: string): Place[] =>
  [
    ["Live matrix of this study", ""],
    ["Runs of this study", "/runs"],
    ["Results of this study", "/results"],
    ["Rigor of this study", "/rigor"],
    ["Design of this study", "/design"],
  ].map(([title = "", tail]) => ({ kind: "go", title, detail: "", href: `/studies/${id}${tail}` }));

async function studyPlaces(): Promise<Place[]> {
  const studies = await listStudies({ limit: 200 });
  return studies.map(({ id, title, state }) => ({ kind: "study", title, detail: state, href: `/studies/${id}` }));
}

async function taskPlaces(): Promise<Place[]> {
  const tasks = (await Promise.all(BENCHMARKS.map((benchmark) => benchmark.load()))).flat();
  return tasks.map((task) => ({
    kind: "task",
    title: task.id,
    detail: task.repository,
    href: `/benchmarks/${task.benchmark}/tasks/${task.id}`,
  }));
}

/** "luxon C2 r1": part of a task's id, a condition, a replicate, in any order and each optional. */
async function runPlaces(studyId: string, words: readonly string[]): Promise<Place[]> {
  const { design, title } = await getStudy(studyId);
  const condition = design.conditions.find(({ id }) => words.includes(id.toLowerCase()));
  const replicate = Number(words.find((word) => /^r\d+$/.test(word))?.slice(1)) || undefined;
  const rest = words.filter((word) => word !== condition?.id.toLowerCase() && !/^r\d+$/.test(word));
  const tasks = design.sample.taskIds.filter((task) => rest.every((word) => task.toLowerCase().includes(word)));
  const found = await Promise.all(
    tasks
      .slice(0, MOST)
      .map((taskId) =>
        listRuns(
          studyId,
          { taskId, ...(condition ? { conditionId: condition.id } : {}), ...(replicate ? { replicate } : {}) },
          { limit: MOST },
        ),
      ),
  );
  return found
    .flatMap(({ runs }) => runs)
    .map((run) => ({
      kind: "run",
      title: `${run.taskId} · ${run.conditionId} · r${run.replicate}`,
      detail: `${run.state}, ${title}`,
      href: `/runs/${run.id}`,
    }));
}
