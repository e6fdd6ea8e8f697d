import type { AttemptTiming } from "@/lib/protocol/attempt";

type Section = Exclude<keyof AttemptTiming, "harness">;

/** Adds up where an attempt's time goes. A section timed inside another is taken out of the outer one. */
export class Stopwatch {
  private readonly began = performance.now();
  private readonly spent: Record<Section, number> = { agent: 0, tools: 0, profiling: 0, measuring: 0, waiting: 0 };
  private inner = 0;

  /** Times one thing, whether it succeeds or fails. Sections may lie in each other, not side by side. */
  async time<T>(section: Section, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const before = this.inner;
    try {
      return await work();
    } finally {
      const seconds = (performance.now() - began) / 1000;
      const within = this.inner - before;
      this.spent[section] += Math.max(0, seconds - within);
      this.inner = before + seconds;
    }
  }

  /** Says that so much of the section under way was spent waiting. */
  waited(seconds: number): void {
    this.spent.waiting += seconds;
    this.inner += seconds;
  }

  /** The sum so far; what is in no section is the harness's own. */
  read(): AttemptTiming {
    const total = (performance.now() - this.began) / 1000;
    const sections = Object.values(this.spent).reduce((sum, seconds) => sum + seconds, 0);
    return { ...this.spent, harness: Math.max(0, total - sections) };
  }
}
