/** What is used of d3-flame-graph 5, which ships no types. */
declare module "d3-flame-graph" {
  import type { HierarchyNode, Selection } from "d3";

  /** A node as laid out; x0 and x1 are shares of the root's width. */
  type Placed<T> = HierarchyNode<T> & { x0: number; x1: number };

  interface FlameGraphChart<T> {
    (selection: Selection<HTMLElement, T, null, undefined>): void;
    width(pixels: number): this;
    cellHeight(pixels: number): this;
    minFrameSize(pixels: number): this;
    transitionDuration(milliseconds: number): this;
    inverted(isRootOnTop: boolean): this;
    sort(isSorted: boolean): this;
    tooltip(tooltip: FlameGraphTooltip<T>): this;
    setLabelHandler(label: (node: Placed<T>) => string): this;
    setColorMapper(colour: (node: Placed<T>, original: string) => string): this;
    onClick(click: (node: Placed<T>) => void): this;
    destroy(): this;
  }

  /** A function that is called with the chart's svg, with what the chart calls while the pointer moves. */
  interface FlameGraphTooltip<T> {
    (svg: unknown): void;
    show(event: MouseEvent, node: Placed<T>): void;
    hide(): void;
    destroy(): void;
  }

  export default function flamegraph<T>(): FlameGraphChart<T>;
}
