"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { DiffView } from "@/components/run/diff-view";
import { ExpertPatchAnswer } from "./expert-patch-answer";

/** What the expert changed: the files at once, the patch when somebody asks for it. */
export function ExpertPatch({ files, address }: { files: readonly string[]; address: string }) {
  const [isOpen, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  // Who opens it before the page has come alive causes no event.
  useEffect(() => setOpen(details.current?.open ?? false), []);
  return (
    <>
      <ul className="font-mono text-[12px] pb-3 columns-1 sm:columns-2">
        {files.map((file) => (
          <li key={file} className="break-all">
            {file}
          </li>
        ))}
      </ul>
      <details ref={details} className="text-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer">Show the expert patch</summary>
        <div className="pt-3">
          <Patch address={address} isWanted={isOpen} />
        </div>
      </details>
    </>
  );
}

function Patch({ address, isWanted }: { address: string; isWanted: boolean }) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["expert-patch", address],
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) => {
      const response = await fetch(address, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error((await response.text()).trim());
      return ExpertPatchAnswer.parse(await response.json());
    },
  });
  if (error)
    return (
      <p role="alert" className="text-bad">
        {error.message}
      </p>
    );
  if (data === undefined) return <p className="text-soft">Comparing the two versions…</p>;
  if (data.patch === null)
    return (
      <p role="status" className="text-soft">
        {data.why}{" "}
        <button type="button" onClick={() => void refetch()} className="text-ink underline underline-offset-2">
          {isFetching ? "Looking…" : "Look again"}
        </button>
      </p>
    );
  return (
    <>
      <DiffView text={data.patch} />
      <p className="pt-1">
        <a href={address} download={`${address.split("/").at(-2)}.patch`} className="underline underline-offset-2">
          Download the patch
        </a>
      </p>
    </>
  );
}
