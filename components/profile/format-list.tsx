/** What kinds of files can be opened, and what is not done with them. */
export function FormatList({ titles }: { titles: readonly string[] }) {
  return (
    <p className="pt-2 pb-5 text-[12px] text-soft">
      Reads, by content and also when compressed with gzip: {titles.join(" · ")}. Source maps are not applied, since the
      server reads no file that a profile names: <code className="font-mono">wick profile convert</code> applies them
      where the scripts lie.
    </p>
  );
}
