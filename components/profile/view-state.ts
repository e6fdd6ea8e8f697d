import type { Narrowing } from "@/lib/profile/focus";

/** Ways to look at a profile. */
export const VIEWS = ["merged", "time", "inverted", "sandwich", "table", "source"] as const;
export type View = (typeof VIEWS)[number];

/** What of a profile is looked at, whatever the view: server and browser read it from the address alike. */
export interface Lens extends Narrowing {
  /** Which of the samples' values (lib/profile/value.ts). */
  value: number;
  group: "function" | "file" | "package";
}

export interface ViewState extends Lens {
  view: View;
  /** Address of the box that is the root of the picture; "" for all. */
  zoom: string;
  /** Pattern of functions (lib/profile/frame-pattern.ts). */
  search: string;
  /** Label of the function in the sandwich and in the source view; "" for none. */
  fn: string;
  /** The file of the source view where no function is chosen. */
  file: string;
  /** The root is below. */
  isFlame: boolean;
}

type Params = Pick<URLSearchParams, "get">;

export function readLens(params: Params): Lens {
  const text = (name: string) => params.get(name) ?? "";
  const value = Number(params.get("value") ?? 0);
  const group = text("group");
  return {
    focus: text("only"),
    ignore: text("ignore"),
    hide: text("hide"),
    value: Number.isSafeInteger(value) && value > 0 ? value : 0,
    group: group === "file" || group === "package" ? group : "function",
  };
}

/** Whatever an address says, there is a view for it. */
export function readView(params: Params): ViewState {
  return {
    ...readLens(params),
    view: VIEWS.find((view) => view === params.get("view")) ?? "merged",
    zoom: params.get("zoom") ?? "",
    search: params.get("search") ?? "",
    fn: params.get("fn") ?? "",
    file: params.get("file") ?? "",
    isFlame: params.get("root") === "below",
  };
}

/** The parameters of a lens, without those that go without saying. */
export function lensParams({ focus, ignore, hide, value, group }: Lens): Record<string, string> {
  const all = {
    only: focus,
    ignore,
    hide,
    value: value > 0 ? String(value) : "",
    group: group === "function" ? "" : group,
  };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ""));
}

/** What to write into the address for a change of the view. Where something else is drawn, the zoom leads nowhere any more. */
export function viewParams(change: Partial<ViewState>): Record<string, string | null> {
  const { view, zoom, search, fn, file, isFlame, focus, ignore, hide, value, group } = change;
  const drawsAnew = [view, fn, focus, ignore, hide, value, group].some((part) => part !== undefined);
  const all: Record<string, string | undefined> = {
    view: view === "merged" ? "" : view,
    zoom: zoom ?? (drawsAnew ? "" : undefined),
    root: isFlame === undefined ? undefined : isFlame ? "below" : "",
    only: focus,
    value: value === 0 ? "" : value?.toString(),
    group: group === "function" ? "" : group,
    ...{ search, fn, file, ignore, hide },
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, text]) => (text === undefined ? [] : [[name, text === "" ? null : text]])),
  );
}

/** Whether only a part of the profile is looked at. */
export const isNarrowed = ({ focus, ignore, hide }: Narrowing): boolean => `${focus}${ignore}${hide}` !== "";
