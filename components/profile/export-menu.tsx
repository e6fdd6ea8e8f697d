import { CopyButton } from "@/components/ui/copy-button";
import { EXPORTS, exportAddress, speedscopeAddress } from "./export-formats";

/** The whole profile as a file, or in speedscope, which this server brings along. */
export function ExportMenu({
  profileId,
  title,
  written,
}: {
  profileId: string;
  title: string;
  /** Ids of the formats that can be written. */
  written: readonly string[];
}) {
  const link = "underline underline-offset-2 decoration-hairline hover:decoration-ink";
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-table text-soft">
      <span>Download as</span>
      {EXPORTS.filter(({ id }) => id === "html" || written.includes(id)).map((each) => (
        <a key={each.id} href={exportAddress(profileId, each.id)} download className={link}>
          {each.title}
        </a>
      ))}
      {written.includes("speedscope") ? (
        <a href={speedscopeAddress(profileId, title)} target="_blank" rel="noopener" className={link}>
          Open in speedscope
        </a>
      ) : null}
      <CopyButton text={`/profiles/${profileId}`} what="link to this profile" />
    </div>
  );
}
