"use client";
import { useEffect, useSyncExternalStore } from "react";

/** A key of a page and what it does. `key` is a `KeyboardEvent.key`. */
export interface KeyBinding {
  key: string;
  does: string;
  /** Absent of a key that what has the focus takes itself: it is only listed. */
  run?(): void;
}

let bindings: readonly KeyBinding[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly KeyBinding[]) => {
  bindings = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const NONE: readonly KeyBinding[] = [];

/** Keys that hold while a component is mounted. Later ones come before earlier ones of the same key. */
export function useKeys(own: readonly KeyBinding[]): void {
  useEffect(() => {
    change([...own, ...bindings]);
    return () => change(bindings.filter((binding) => !own.includes(binding)));
  }, [own]);
}

/** The keys of the page as it is now. */
export const useBindings = (): readonly KeyBinding[] =>
  useSyncExternalStore(
    subscribe,
    () => bindings,
    () => NONE,
  );

/** Runs what a key press means; keys pressed while writing, with a modifier or in a dialog belong to others. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
  const binding = bindings.find((each) => each.key === event.key && each.run);
  if (!binding?.run) return;
  event.preventDefault();
  binding.run();
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
