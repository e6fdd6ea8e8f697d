"use client";
import { useRouter } from "next/navigation";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { quantityText } from "./quantity-text";
import { LARGEST_UPLOAD, type Sending, sendProfile } from "./send-profile";

/** Opens a profile from a file: dropped here or chosen. What cannot be read is said in the reader's own words. */
export function UploadBox() {
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; size: number; sent: number; stop: Sending["stop"] } | null>(
    null,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const open = async (file: File | undefined) => {
    if (!file || sending) return;
    setProblem(null);
    const { done, stop } = sendProfile(file, (sent) => setSending((now) => now && { ...now, sent }));
    setSending({ name: file.name, size: file.size, sent: 0, stop });
    const answer = await done;
    setSending(null);
    if (answer.kind === "opened") router.push(`/profiles/${answer.id}`);
    else if (answer.kind === "refused") setProblem(answer.sentence);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    open(event.dataTransfer.files[0]);
  };
  return (
    <div>
      <section
        aria-label="Open a profile"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`rounded border border-dashed px-6 py-10 text-center ${isOver ? "border-ink bg-sunken" : "border-strong-line"}`}
      >
        {sending ? (
          <Progress {...sending} />
        ) : (
          <>
            <p className="text-soft">
              Drop a profile here to open it, up to {quantityText(LARGEST_UPLOAD, "bytes")}. It is read by this server
              and stays in its database.
            </p>
            <div className="flex justify-center pt-4">
              <Button look="primary" onClick={() => picker.current?.click()}>
                Choose a file
              </Button>
              <input
                ref={picker}
                type="file"
                aria-label="Profile to open"
                className="sr-only"
                tabIndex={-1}
                onChange={(event) => {
                  open(event.target.files?.[0]);
                  event.target.value = "";
                }}
              />
            </div>
          </>
        )}
      </section>
      {problem ? (
        <div className="pt-3">
          <Notice look="bad">{problem} Nothing was stored.</Notice>
        </div>
      ) : null}
    </div>
  );
}

function Progress({ name, size, sent, stop }: { name: string; size: number; sent: number; stop(): void }) {
  const isSent = sent >= size;
  const says = isSent
    ? "Reading the profile…"
    : `${quantityText(sent, "bytes")} of ${quantityText(size, "bytes")} sent`;
  return (
    <div className="grid gap-3 max-w-[28rem] mx-auto">
      <p className="break-all">
        <span className="font-mono text-[12px]">{name}</span> <span className="text-soft tabular">{says}</span>
      </p>
      <ProgressBar label={says} total={size} parts={[{ id: "sent", amount: sent, className: "bg-ink" }]} />
      <div>
        <Button onClick={stop}>Cancel opening</Button>
      </div>
    </div>
  );
}
