"use client";
import { useEffect, useMemo, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { handleKey, type KeyBinding, useBindings, useKeys } from "./keys";
import { Palette } from "./palette";

/** The page's ear: the palette on Ctrl/⌘-K, the list of keys on ?, and whatever keys the page has named. */
export function Keyboard() {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const close = () => setOpen(null);
  useKeys(useMemo(() => [{ key: "?", does: "Show the keys of this page", run: () => setOpen("keys") }], []));
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return handleKey(event);
      event.preventDefault();
      setOpen((now) => (now === "palette" ? null : "palette"));
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen("palette")}
        className="rounded border border-hairline px-2 py-0.5 text-soft hover:text-ink hover:border-strong-line"
      >
        Find <kbd className="hidden sm:inline font-mono text-[11px]">Ctrl K</kbd>
      </button>
      <Dialog title="Find" hideTitle open={open === "palette"} onClose={close}>
        <Palette onDone={close} />
      </Dialog>
      <Dialog title="Keys of this page" open={open === "keys"} onClose={close}>
        <KeyList />
      </Dialog>
    </>
  );
}

const SHOWN: Record<string, string> = { Escape: "Esc", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };

const isFirstOfItsKey = ({ key }: KeyBinding, at: number, all: readonly KeyBinding[]) =>
  all.findIndex((each) => each.key === key) === at;

function KeyList() {
  const bindings = useBindings();
  const all = [
    ...bindings,
    { key: "Enter", does: "Open what is selected" },
    { key: "Ctrl K", does: "Find a study, run, task or place" },
  ]
    .filter(isFirstOfItsKey)
    .map(({ key, does }) => ({ key: SHOWN[key] ?? key, does }));
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-table">
      {all.map(({ key, does }) => (
        <div key={`${key} ${does}`} className="contents">
          <dt>
            <kbd className="font-mono rounded border border-hairline bg-sunken px-1.5">{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
