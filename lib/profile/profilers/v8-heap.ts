import { v8Memory } from "./v8-memory";

/** Who allocated what is still alive at the end: for memory that is kept, blind to what came and went. */
export const v8Heap = v8Memory({ id: "v8-heap", title: "V8 live heap sampling", kind: "heap", interval: 16_384 });
