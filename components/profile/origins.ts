import type { Origin } from "@/lib/profile/profile";

/** Whose code a box is, or what it stands for. */
export type BoxOrigin = Origin | "all" | "hidden";

/** Colours by where code comes from, light and dark (Okabe–Ito hues, pale enough for dark labels, deep enough for light ones). */
const FILL: Record<BoxOrigin, readonly [light: string, dark: string]> = {
  user: ["#f6a15c", "#a8500f"],
  dependency: ["#f3d36b", "#7a6200"],
  runtime: ["#8fc1ea", "#1f5f93"],
  native: ["#b9cfe2", "#41586d"],
  regexp: ["#e3a6c9", "#86456a"],
  gc: ["#8fd3b8", "#1d6b51"],
  program: ["#cfcfca", "#4a4a4d"],
  idle: ["#e6e6e2", "#333336"],
  harness: ["#d9cdb4", "#5b523d"],
  all: ["#dededa", "#3a3a3e"],
  hidden: ["#efefec", "#28282b"],
};

/** A colour of the page, which has a light and a dark theme. */
export const themed = ([light, dark]: readonly [string, string]): string => `light-dark(${light}, ${dark})`;

export const originFill = (origin: BoxOrigin): string => themed(FILL[origin]);
/** For a saved file, which is always light. */
export const lightOriginFill = (origin: BoxOrigin): string => FILL[origin][0];

/** The origins in the order of a legend, under the names that evidence has for them, with what each means. */
export const LEGEND_ORIGINS: readonly { origin: Origin; means: string }[] = [
  { origin: "user", means: "the code that was run itself" },
  { origin: "dependency", means: "installed packages" },
  { origin: "runtime", means: "the language's own library" },
  { origin: "native", means: "compiled code without a source file" },
  { origin: "regexp", means: "regular expressions" },
  { origin: "gc", means: "garbage collection" },
  { origin: "program", means: "the runtime outside of any function" },
  { origin: "idle", means: "nothing ran" },
];
