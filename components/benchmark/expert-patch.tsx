"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DiffView } from "@/components/run/diff-view";

/** What the expert changed: the files at once, the patch when somebody asks for it. */
export function ExpertPatch({ files, address }: { files: readonly string[]; address: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["expert-patch", address],
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) => {
      const response = await fetch(address, { signal });
      const text = await response.text();
      if (!response.ok) throw new Error(text.trim());
      return text;
    },
  });
  return (
    <>
      <ul className="font-mono text-[12px] pb-3 columns-1 sm:columns-2">
        {files.map((file) => (
          <li key={file} className="break-all">
            {file}
          </li>
        ))}
      </ul>
      <details className="text-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer">Show the expert patch</summary>
        <div className="pt-3">
          {error ? (
            <p role="alert" className="text-soft">
              {error.message}
            </p>
          ) : data === undefined ? (
            <p className="text-soft">Comparing the two versions…</p>
          ) : (
            <DiffView text={data} />
          )}
        </div>
      </details>
    </>
  );
}
