import { createFromTemplate } from "@/app/actions/create-study";
import type { Starter } from "@/components/study/start-study";
import { TEMPLATES } from "@/lib/protocol/templates";

/** The templates with what makes a draft of each. */
export const starters = (): Starter[] =>
  TEMPLATES.map(({ id, title, summary }) => ({ id, title, summary, create: createFromTemplate.bind(null, id) }));
