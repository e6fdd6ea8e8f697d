/** How many tasks each bottleneck class has. */
export function ClassBars({ counts }: { counts: readonly (readonly [string, number])[] }) {
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return (
    <dl className="grid grid-cols-[max-content_1fr] items-center gap-x-4 gap-y-0.5 text-table tabular max-w-[36rem]">
      {counts.map(([name, count]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="flex items-center gap-2">
            <span aria-hidden="true" className="h-2 bg-strong-line" style={{ width: `${(80 * count) / most}%` }} />
            {count}
          </dd>
        </div>
      ))}
    </dl>
  );
}
