// A worker thread does not inherit the loader of TypeScript: it registers it, then runs the thread's script.
import { register } from "tsx/esm/api";

register();
await import("./read-thread.ts");
