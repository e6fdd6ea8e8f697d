"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { BENCHMARKS, benchmarkById } from "@/lib/benchmarks/benchmarks";
import { BadStudyFile, readStudyFile, toDesign } from "@/lib/protocol/study-file";
import { readStudyText } from "@/lib/protocol/study-text";
import { TEMPLATES } from "@/lib/protocol/templates";
import { Refusal } from "@/lib/store/refusal";
import { createStudy, duplicateStudy } from "@/lib/store/studies";
import { answered } from "./answered";

/** Makes a draft from a template and leads to it: a pilot is ready to launch, the others are to be designed. */
export async function createFromTemplate(templateId: unknown): Promise<ActionAnswer> {
  const made = await answered(async () => {
    const template = TEMPLATES.find((each) => each.id === templateId);
    if (!template) throw new Refusal("invalid", `There is no template ${String(templateId)}.`);
    const tasks = await (BENCHMARKS[0]?.load() ?? []);
    const { id } = await createStudy(template.design(tasks));
    return { address: template.id === "pilot" ? `/studies/${id}` : `/studies/${id}/design` };
  });
  if (made.ok) redirect(made.address);
  return made;
}

/** Makes a draft from the text of a study file (YAML or JSON) and leads to it. */
export async function createFromFile(text: unknown): Promise<ActionAnswer> {
  const made = await answered(() =>
    readStudyText(z.string().parse(text), async (value) => {
      const file = readStudyFile(value);
      return createStudy(toDesign(file, await knownTasks(file.benchmark)));
    }),
  );
  if (made.ok) redirect(`/studies/${made.id}/design`);
  return made;
}

async function knownTasks(benchmark: string) {
  try {
    return await benchmarkById(benchmark).load();
  } catch (error) {
    if (error instanceof RangeError)
      throw new BadStudyFile([{ path: "benchmark", message: `cannot be used: ${error.message}` }]);
    throw error;
  }
}

/** Makes a draft with the design of another study and leads to it. */
export async function duplicate(studyId: unknown): Promise<ActionAnswer> {
  const made = await answered(() => duplicateStudy(z.string().parse(studyId)));
  if (made.ok) redirect(`/studies/${made.id}/design`);
  return made;
}
