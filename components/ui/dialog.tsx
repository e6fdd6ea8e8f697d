"use client";
import { type ReactNode, useEffect, useRef } from "react";

/** A modal dialog over the page; Esc and a click beside it close it. */
export function Dialog({
  title,
  open,
  onClose,
  hideTitle = false,
  children,
}: {
  title: string;
  open: boolean;
  onClose(): void;
  hideTitle?: boolean;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a modal dialog by itself.
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="m-auto mt-[12vh] w-[min(34rem,calc(100vw-2rem))] rounded-lg border border-hairline bg-raised p-0 text-ink shadow-xl backdrop:bg-black/40"
    >
      {open ? (
        <div className="p-5">
          {hideTitle ? null : <h2 className="pb-2 font-semibold">{title}</h2>}
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
