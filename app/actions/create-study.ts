"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ingredients } from "@/app/studies/ingredients";
import { designFrom, TEMPLATES } from "@/components/design/templates";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { createStudy, duplicateStudy } from "@/lib/store/studies";
import { answered } from "./answered";

const Template = z.enum(TEMPLATES);

/** Makes a draft from a template and leads to it: a pilot is ready to launch, the others are to be designed. */
export async function createFromTemplate(value: unknown): Promise<ActionAnswer> {
  const made = await answered(async () => {
    const template = Template.parse(value);
    const { id } = await createStudy(designFrom(template, await ingredients()));
    return { address: template === "pilot" ? `/studies/${id}` : `/studies/${id}/design` };
  });
  if (made.ok) redirect(made.address);
  return made;
}

/** Makes a draft with the design of another study and leads to it. */
export async function duplicate(studyId: unknown): Promise<ActionAnswer> {
  const made = await answered(() => duplicateStudy(z.string().parse(studyId)));
  if (made.ok) redirect(`/studies/${made.id}/design`);
  return made;
}
