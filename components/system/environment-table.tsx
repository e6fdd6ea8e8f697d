import { ScrollBox } from "@/components/ui/scroll-box";

/** One environment variable as this server found it. */
export interface EnvironmentEntry {
  name: string;
  meaning: string;
  secret: boolean;
  isSet: boolean;
  /** Null for secrets and where it is not set. */
  value: string | null;
  /** Nobody named it: Wick set it when it started. */
  isDefault: boolean;
}

/** Which variables are read, and what this server found; of secrets only whether they are there. */
export function EnvironmentTable({ entries }: { entries: readonly EnvironmentEntry[] }) {
  return (
    <ScrollBox label="Environment variables">
      <table className="text-table w-full max-w-[64rem]">
        <caption className="sr-only">Environment variables</caption>
        <thead className="text-left text-soft">
          <tr>
            {["Variable", "Here", "Meaning"].map((name) => (
              <th key={name} scope="col" className="font-medium py-1.5 pr-6 border-b border-hairline">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.name} className="align-top">
              <th
                scope="row"
                className="font-normal font-mono text-[12px] text-left py-1.5 pr-6 border-b border-hairline whitespace-nowrap"
              >
                {entry.name}
              </th>
              <td className="py-1.5 pr-6 border-b border-hairline min-w-[7rem] wrap-anywhere">
                {entry.isSet ? (
                  <>
                    ●{" "}
                    {entry.value === null ? (
                      "present, not shown"
                    ) : (
                      <code className="font-mono text-[12px]">{entry.value}</code>
                    )}
                    {entry.isDefault ? <span className="text-soft"> set by Wick itself: the default</span> : null}
                  </>
                ) : (
                  <span className="text-soft">○ absent</span>
                )}
              </td>
              <td className="py-1.5 border-b border-hairline text-soft">{entry.meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
