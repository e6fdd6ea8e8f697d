"use client";
import { Ago } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { SaveStatus } from "./autosave";

/** Whether what is on the page is in the store. */
export function SaveLine({ status }: { status: SaveStatus }) {
  if (status.kind === "conflict")
    return (
      <div className="pb-4">
        <Notice look="bad">
          {status.message}{" "}
          <button type="button" className="underline" onClick={() => location.reload()}>
            Load it again
          </button>
        </Notice>
      </div>
    );
  if (status.kind === "failed")
    return (
      <div className="pb-4">
        <Notice look="bad">{status.message}</Notice>
      </div>
    );
  return (
    <p className="pb-3 text-table text-soft" role="status">
      {status.kind === "saved" ? (
        <>
          draft · saved <Ago at={status.at} />
        </>
      ) : (
        "draft · saving …"
      )}
    </p>
  );
}
