import { v8Memory } from "./v8-memory";

/** Who allocated what is kept: alive when the heap was fullest, blind to what came and went. */
export const v8Heap = v8Memory({ id: "v8-heap", title: "V8 live heap sampling", kind: "heap", interval: 16_384 });
