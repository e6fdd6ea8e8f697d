import { ORIGINS } from "../profile";
import type { ProfileBuilder } from "../profile-builder";
import type { ReadContext } from "./format";
import type { JsonFields } from "./json-fields";
import { runningLine } from "./labelled-stacks";
import { placeFrame } from "./place-frame";

/** A frame of the file in the builder, and the line of it that was running (0: not said). */
export type SpeedscopeFrame = { readonly index: number; readonly running: number };

/** The frames that a speedscope file shares among its profiles. */
export function readSpeedscopeFrames(
  file: JsonFields,
  builder: ProfileBuilder,
  { roots }: ReadContext,
): SpeedscopeFrame[] {
  // py-spy writes a frame for every running line of a function, the others one for its first.
  const isRunning = file.optionalString("exporter").startsWith("py-spy");
  return file
    .object("shared")
    .objects("frames")
    .map((fields): SpeedscopeFrame => {
      const name = fields.string("name");
      const said = whole(fields.optionalNumber("line", 0));
      const { line, running } = isRunning ? runningLine(name, said) : { line: said, running: 0 };
      const column = whole(fields.optionalNumber("col", 0));
      const frame = placeFrame({ name, file: fields.optionalString("file"), line, column }, roots);
      const origin = ORIGINS.find((each) => each === fields.optionalString("origin"));
      return { index: builder.frame(origin === undefined ? frame : { ...frame, origin }), running };
    });
}

/** A line or column; 0 for what cannot be one. */
const whole = (value: number): number => (Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : 0);
