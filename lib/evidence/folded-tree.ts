import { callTree } from "@/lib/profile/call-tree";
import { foldRecursion } from "@/lib/profile/fold-recursion";
import { perProfile } from "./per-profile";

/** A profile's whole call tree with its recursion folded. */
export const foldedTree = perProfile((profile) => foldRecursion(callTree(profile)));
