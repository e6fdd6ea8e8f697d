import { austin } from "./austin";
import { chromeTrace } from "./chrome-trace";
import { cpuprofile } from "./cpuprofile";
import { firefox } from "./firefox";
import { folded } from "./folded";
import { type Format, HEAD_BYTES } from "./format";
import { heapprofile } from "./heapprofile";
import { otlp } from "./otlp";
import { perfScript } from "./perf-script";
import { pprof } from "./pprof";
import { pstats } from "./pstats";
import { pythonSampler } from "./python-sampler";
import { pythonSampling } from "./python-sampling";
import { scalene } from "./scalene";
import { speedscope } from "./speedscope";

/** Every format, in the order in which content is tested. */
export const FORMATS: readonly Format[] = [
  chromeTrace,
  cpuprofile,
  heapprofile,
  speedscope,
  firefox,
  scalene,
  pprof,
  pstats,
  pythonSampler,
  austin,
  pythonSampling,
  perfScript,
  folded,
  otlp,
];

/** Those that are read: the others are only told apart, to say why not. */
export const READ_FORMATS: readonly Format[] = FORMATS.filter((format) => format !== otlp);

/** The first format that this content, unzipped, looks like, or null. */
export function detectFormat(bytes: Uint8Array): Format | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  return FORMATS.find((format) => format.detect(head)) ?? null;
}
