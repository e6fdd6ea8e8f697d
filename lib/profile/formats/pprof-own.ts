import type { Origin, ProfileMeta } from "../profile";

/** Where Wick puts into a pprof file what the format has no field for. Other programs show it as text. */

/** In the place of a binary's name: whose code it is. */
export const mappingOf = (origin: Origin): string => `[${origin}]`;

const COMMAND = "command: ";
const SAMPLES = "samples: ";
const CAVEAT = "caveat: ";

/** What was run, how many samples were taken (sums per call path do not say), and what is to be known of them. */
export const ownComments = ({ command, samples, caveats }: ProfileMeta): string[] => [
  `${COMMAND}${command}`,
  `${SAMPLES}${samples}`,
  ...caveats.map((caveat) => CAVEAT + caveat),
];

/** What `ownComments` said, or what of it a file's comments say. */
export function readComments(comments: readonly string[]) {
  const said = (name: string): string[] =>
    comments.flatMap((comment) => (comment.startsWith(name) ? [comment.slice(name.length)] : []));
  const [samples] = said(SAMPLES);
  return {
    command: said(COMMAND)[0],
    samples: samples !== undefined && /^\d{1,15}$/.test(samples) ? Number(samples) : undefined,
    caveats: said(CAVEAT),
  };
}
