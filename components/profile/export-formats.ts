/** Files a profile can be had as. The ids are those of lib/profile/formats, but for the page. */
export const EXPORTS = [
  { id: "pprof", title: "pprof", extension: "pb.gz", type: "application/octet-stream" },
  { id: "speedscope", title: "speedscope JSON", extension: "speedscope.json", type: "application/json" },
  { id: "folded", title: "folded stacks", extension: "folded.txt", type: "text/plain; charset=utf-8" },
  { id: "cpuprofile", title: "V8 .cpuprofile", extension: "cpuprofile", type: "application/json" },
  { id: "html", title: "page without a server", extension: "html", type: "text/html; charset=utf-8" },
] as const;
export type ExportId = (typeof EXPORTS)[number]["id"];

export const exportAddress = (profileId: string, id: ExportId): string =>
  `/api/profiles/${profileId}/file?format=${id}`;

/** speedscope's own app on this server, opening a profile of this server. */
export const speedscopeAddress = (profileId: string, title: string): string =>
  `/speedscope/index.html#${new URLSearchParams({ profileURL: exportAddress(profileId, "speedscope"), title })}`;
