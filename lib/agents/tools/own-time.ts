import type { Ledger } from "@/lib/budget/ledger";
import type { ProgramTime } from "../program-host";
import type { Meter } from "./meter";

/** A program's own time, on the ledger. */
export class OwnTime implements ProgramTime {
  private since: number | null = null;
  private calls = 0;
  private timer: NodeJS.Timeout | undefined;
  private spent: () => void = () => {};

  constructor(private readonly options: { meter: Meter; ledger: Ledger; clock(): number }) {}

  start(spent: () => void): void {
    this.spent = spent;
    this.goOn();
  }

  async during<T>(call: Promise<T>): Promise<T> {
    if (this.calls++ === 0) this.charge();
    try {
      return await call;
    } finally {
      if (--this.calls === 0) this.goOn();
    }
  }

  stop(): void {
    this.charge();
    this.calls = Number.POSITIVE_INFINITY;
  }

  private goOn(): void {
    const { ledger, clock } = this.options;
    this.since = clock();
    this.timer = setTimeout(
      () => this.charge(),
      Math.min(2 ** 31 - 1, Math.ceil(1000 * ledger.remaining("wallSeconds"))),
    );
  }

  private charge(): void {
    const { ledger, meter, clock } = this.options;
    clearTimeout(this.timer);
    if (this.since === null) return;
    const seconds = (clock() - this.since) / 1000;
    this.since = null;
    const reserved = ledger.reserve({ wallSeconds: Math.min(seconds, ledger.remaining("wallSeconds")) });
    if (reserved.ok) ledger.settle(reserved.reservation, { wallSeconds: seconds });
    if (ledger.remaining("wallSeconds") > 0) return;
    meter.exhaust("wallSeconds");
    this.spent();
  }
}
