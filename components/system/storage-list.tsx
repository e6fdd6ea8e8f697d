import { bytesText, type StorageFacts } from "./storage-facts";

/** The database and what lies in it. */
export function StorageList({ storage }: { storage: StorageFacts }) {
  const number = (value: number) => value.toLocaleString("en-US");
  const facts: [string, string][] = [
    [
      "Database",
      storage.isEmbedded
        ? `embedded Postgres ${storage.postgres} at ${storage.place}, data in ${storage.folder}`
        : `Postgres ${storage.postgres} at ${storage.place}, named by DATABASE_URL`,
    ],
    ["Size on disk", bytesText(storage.bytes)],
    ["Events", number(storage.events)],
    [
      "Blobs",
      `${number(storage.blobs)}: ${bytesText(storage.blobBytes)} of profiles, patches and long texts, ${bytesText(storage.storedBytes)} stored`,
    ],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-table tabular">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="break-words min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
