import { cpuprofile } from "./cpuprofile";
import { folded } from "./folded";
import type { Format } from "./format";

/** Every format, in the order in which content is tested. */
export const FORMATS: readonly Format[] = [cpuprofile, folded];

/** The first format whose content test passes, or null. */
export const detectFormat = (bytes: Uint8Array): Format | null =>
  FORMATS.find((format) => format.detect(bytes)) ?? null;
