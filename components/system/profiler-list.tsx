import { ScrollBox } from "@/components/ui/scroll-box";
import { LANGUAGE_TITLES, LANGUAGES } from "@/lib/profile/profilers/profiler";
import { KIND_TITLES, ProfileKind } from "@/lib/protocol/condition";
import { countOf } from "@/lib/protocol/count-of";
import type { FoundProfiler } from "@/lib/protocol/worker-record";

const CELL = "py-1.5 pr-6 border-b border-hairline";

/** What a host can measure, by language and kind: the profiler that does, or the reason why none does. */
export function ProfilerList({ profilers }: { profilers: readonly FoundProfiler[] }) {
  const working = profilers.filter(({ availability }) => availability.ok).length;
  const rows = LANGUAGES.flatMap((language) =>
    ProfileKind.options.flatMap((kind) => profilers.filter((each) => each.kind === kind && each.language === language)),
  );
  if (profilers.length === 0)
    return <p className="text-table text-soft">It did not report what it can profile with.</p>;
  return (
    <details className="text-table">
      <summary className="cursor-pointer">
        {working} of {countOf(profilers.length, "way")} to profile {working === 1 ? "works" : "work"} here
      </summary>
      <ScrollBox label="Profilers" className="pt-2">
        <table className="w-full max-w-[64rem]">
          <caption className="sr-only">Profilers</caption>
          <thead className="text-left text-soft">
            <tr>
              {["Language", "Kind", "Profiler", "Here"].map((name) => (
                <th key={name} scope="col" className={`${CELL} font-medium`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ language, kind, id, title, availability }) => (
              <tr key={`${language} ${kind} ${id}`} className="align-top">
                <td className={`${CELL} whitespace-nowrap`}>{LANGUAGE_TITLES[language]}</td>
                <td className={`${CELL} whitespace-nowrap`}>{KIND_TITLES[kind]}</td>
                <td className={`${CELL} whitespace-nowrap`}>
                  {title} <code className="font-mono text-[12px] text-soft">{id}</code>
                </td>
                <td className={CELL}>
                  {availability.ok ? (
                    <>
                      <span className="text-good">●</span> {availability.version}
                    </>
                  ) : (
                    <span className="text-soft">○ {availability.why}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
