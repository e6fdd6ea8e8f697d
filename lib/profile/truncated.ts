import type { Frame } from "./profile";

/** Stands above calls whose outer calls the profiler did not record. */
export const TRUNCATED: Frame = { name: "(truncated)", file: "", line: 0, column: 0, origin: "program" };

export const isTruncated = ({ name, origin }: Frame): boolean => name === TRUNCATED.name && origin === TRUNCATED.origin;
