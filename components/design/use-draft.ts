"use client";
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { Problem } from "@/lib/protocol/problem";
import { check } from "@/lib/protocol/say-issue";
import { StudyDesign } from "@/lib/protocol/study";
import { Autosave, type Save, type SaveStatus } from "./autosave";

interface Draft {
  design: StudyDesign;
  revision: number;
  savedAt: string;
  /** Of the design as it is stored, those that only the store can tell. */
  problems: readonly Problem[];
  save: Save;
}

/** A design being edited: every change is kept at once, saved a moment later, and checked as freezing will check it. */
export function useDraft(initial: Draft) {
  const [design, setDesign] = useState(initial.design);
  const [status, setStatus] = useState<SaveStatus>({ kind: "saved", at: initial.savedAt, problems: initial.problems });
  const [naming, setNaming] = useState(initial.problems);
  const { save, revision } = initial;
  const [autosave] = useState(
    () =>
      new Autosave(save, revision, (next) => {
        setStatus(next);
        if (next.kind === "saved") setNaming(next.problems);
      }),
  );
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (autosave.dirty) event.preventDefault();
    };
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("beforeunload", leave);
      if (autosave.dirty) void autosave.flush();
    };
  }, [autosave]);
  const change = (next: StudyDesign) => {
    setDesign(next);
    autosave.change(next);
  };
  const problems = useMemo(() => [...problemsOf(design), ...naming], [design, naming]);
  return { design, change, status, problems, flush: () => autosave.flush() };
}

/** What keeps a design from being frozen, as far as that can be seen without the store. */
export function problemsOf(design: StudyDesign): Problem[] {
  const checked = check(StudyDesign, design);
  return checked.ok ? [] : checked.problems;
}

/** The problems of the design being edited, for the fields to pick theirs. */
export const Problems = createContext<readonly Problem[]>([]);

/** The problem of the field at a dotted path, if it has one. */
export const useProblem = (path: string): string | undefined =>
  useContext(Problems).find((problem) => problem.path === path)?.message;
