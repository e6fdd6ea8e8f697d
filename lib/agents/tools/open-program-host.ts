import type { Ledger } from "@/lib/budget/ledger";
import type { EventDraft } from "@/lib/protocol/event";
import type { Gateway } from "@/lib/protocol/gateway";
import type { Launch } from "@/lib/protocol/program";
import type { ProgramHost } from "../program-host";
import type { Meter } from "./meter";
import { meterGateway } from "./metered-gateway";
import { OwnTime } from "./own-time";
import type { ChangeRecorder } from "./record-changes";

interface Opening {
  launch: Launch;
  gateway: Gateway | null;
  meter: Meter;
  ledger: Ledger;
  changes: ChangeRecorder;
  /** Evidence to be shown for an edit; null where the condition shows none then. */
  afterEdit: (() => Promise<string | null>) | null;
  record(draft: EventDraft): void;
  clock(): number;
  signal: AbortSignal;
}

export function openProgramHost(opening: Opening): ProgramHost {
  const { launch, gateway, meter, changes, afterEdit, record, signal } = opening;
  return {
    launch,
    gateway: gateway && meterGateway({ ...opening, gateway }),
    time: new OwnTime(opening),
    recordChanges: () => {
      const call = () => ({ call: 0, step: meter.step(), wallSeconds: 0, tokens: 0, signal, record });
      return meter.inTurn(() => changes.record(call()));
    },
    evidenceAfterEdit: async () => (afterEdit ? await afterEdit() : null),
  };
}
