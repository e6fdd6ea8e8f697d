import type { CDPSession, Page } from "@playwright/test";

/** What one action took, in milliseconds. */
export interface Took {
  wall: number;
  /** Of the page's main thread alone. */
  cpu: number;
}

/** A page that counts its own processor time. */
export interface MeasuredPage {
  page: Page;
  /** Runs something in the page that gives its own wall time. */
  take(work: () => Promise<number>): Promise<Took>;
  /** Megabytes that scripts hold after what they no longer need was freed. */
  heap(): Promise<number>;
}

declare global {
  interface Window {
    /** The moment at which something is true and drawn. */
    untilDrawn(isThere: () => unknown): Promise<number>;
  }
}

export async function measuredPage(page: Page): Promise<MeasuredPage> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  // The program that runs TypeScript names functions by a helper of its own, which a page does not have.
  await page.addInitScript({ content: "globalThis.__name = (named) => named" });
  await page.addInitScript(() => {
    window.untilDrawn = (isThere) =>
      new Promise((resolve) => {
        const look = (): void => {
          // The frame in which it is drawn ends before the task after it.
          if (isThere()) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
          else requestAnimationFrame(look);
        };
        look();
      });
  });
  return {
    page,
    take: async (work) => {
      const before = await taskMilliseconds(session);
      const wall = await work();
      return { wall, cpu: (await taskMilliseconds(session)) - before };
    },
    heap: async () => {
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
    },
  };
}

async function taskMilliseconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}
