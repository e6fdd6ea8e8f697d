import { ProfileUnavailable } from "../profile-unavailable";
import { jsonOutline } from "./detect-json";
import type { Format } from "./format";

const RESOURCE_PROFILES = 0x0a;
const RESOURCE_OR_SCOPE = [0x0a, 0x12];
const LONGEST_LENGTH = 5;

/**
 * OpenTelemetry's profiles are known but not read: their protocol is `v1development` and changes incompatibly from release to
 * release, so that a file read by the wrong one would give wrong numbers without a sign.
 */
export const otlp: Format = {
  id: "otlp",
  title: "OpenTelemetry profiles",
  detect: (head) => jsonOutline(head)?.keys.includes("resourceProfiles") === true || isProfilesData(head),
  read: () => {
    throw new ProfileUnavailable(
      "unreadable",
      "This is an OpenTelemetry profile (OTLP). Its format is still in development and changes with every release, so it is not read; export it as pprof.",
    );
  },
};

/** The binary form: a message of resources' profiles, which begins with a resource or with a scope's profiles. */
function isProfilesData(head: Uint8Array): boolean {
  if (head[0] !== RESOURCE_PROFILES) return false;
  let at = 1;
  while (at < LONGEST_LENGTH && (head[at] ?? 0) >= 0x80) at += 1;
  return RESOURCE_OR_SCOPE.includes(head[at + 1] ?? 0) && (head[at] ?? 0) > 1;
}
