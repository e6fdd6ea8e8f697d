import { v8Memory } from "./v8-memory";

/**
 * Who allocated how much, collected since or not, and how long the program stood still for collections. V8 does not say
 * which allocations a collection was for, so its share is told with the profile and not spread over call paths.
 */
export const v8Allocation = v8Memory({
  id: "v8-allocation",
  title: "V8 allocation sampling",
  kind: "allocation",
  interval: 32_768,
});
