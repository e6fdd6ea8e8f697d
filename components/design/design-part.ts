import type { StudyDesign } from "@/lib/protocol/study";

/** What every part of the editor gets: the design, and the way to change it. */
export interface DesignPart {
  design: StudyDesign;
  change(next: StudyDesign): void;
}
