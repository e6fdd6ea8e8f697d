/** What kinds of files can be opened. */
export function FormatList({ titles }: { titles: readonly string[] }) {
  return (
    <p className="pt-2 pb-5 text-[12px] text-soft">
      Reads, by content and also when compressed with gzip: {titles.join(" · ")}.
    </p>
  );
}
