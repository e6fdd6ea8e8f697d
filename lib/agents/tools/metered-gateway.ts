import type { Ledger } from "@/lib/budget/ledger";
import type { EventDraft } from "@/lib/protocol/event";
import type { Gateway, Passage } from "@/lib/protocol/gateway";
import { ModelTimedOut } from "@/lib/protocol/model";
import type { MeteredGateway } from "../program-host";
import type { Meter } from "./meter";
import { type Bill, NOTHING_SAID, offerWithin, recordCall } from "./metered-model";

interface Metering {
  gateway: Gateway;
  meter: Meter;
  ledger: Ledger;
  record(draft: EventDraft): void;
  clock(): number;
  signal: AbortSignal;
}

export function meterGateway(metering: Metering): MeteredGateway {
  const { gateway, meter } = metering;
  return {
    gateway,
    answer(request) {
      let begun: (response: Response) => void;
      const response = new Promise<Response>((resolve) => {
        begun = resolve;
      });
      const through = gateway.read(request).then((read) => {
        if (read instanceof Response) return begun(read);
        return meter.inTurn(() => pass(read, request.signal, metering, begun));
      });
      return { response: Promise.race([response, through.then(() => response)]), through };
    },
  };
}

/** One request from its reservation to its bill. Requests are taken one after another, as calls of tools are. */
async function pass(
  passage: Passage,
  hungUp: AbortSignal,
  metering: Metering,
  begun: (response: Response) => void,
): Promise<void> {
  const { gateway, meter, ledger, record, clock, signal } = metering;
  const { config } = gateway;
  const offer = offerWithin(config, passage.inputTokens, passage.outputTokens ?? Number.POSITIVE_INFINITY, ledger);
  const reserved = meter.ended() || !offer.ok ? null : ledger.reserve({ ...offer.most, steps: 1 });
  if (!offer.ok || !reserved?.ok) {
    const limit = offer.ok ? reserved && !reserved.ok && reserved.limit : offer.limit;
    if (limit && limit !== "profilingCalls") meter.exhaust(limit);
    return begun(passage.refuse(sayEnded(meter)));
  }
  meter.takeStep();
  noteTakenOut(passage, metering);
  const settle = (bill: Bill) => ledger.settleBill(reserved.reservation, { ...bill, steps: 1 });
  const trySeconds = offer.most.wallSeconds;
  const started = clock();
  try {
    const answering = await passage.send({ maxOutputTokens: offer.output, trySeconds, signal });
    begun(answering.response);
    const passed = await answering.passed;
    if (passed === null) {
      settle({});
      return record({ kind: "notice", step: meter.step(), data: { code: "agent-note", text: REFUSED_BY_PROVIDER } });
    }
    const { waitedMilliseconds, retries } = answering;
    recordCall({ ...passed, waitedMilliseconds, retries }, config, metering, settle);
    if (passed.finish === "gave-up") meter.exhaust("wallSeconds");
  } catch (error) {
    const usage = { ...NOTHING_SAID, inputTokens: passage.inputTokens };
    if (hungUp.aborted && !signal.aborted) {
      // Nobody knows what the provider makes of it: its input is charged, and the time that it took.
      const milliseconds = Math.min(clock() - started, 1000 * trySeconds);
      recordCall({ usage, milliseconds, waitedMilliseconds: 0, retries: 0, finish: "other" }, config, metering, settle);
      return begun(passage.refuse("The request was given up."));
    }
    if (!(error instanceof ModelTimedOut)) {
      settle({});
      throw error;
    }
    const late = { usage, milliseconds: 1000 * trySeconds, waitedMilliseconds: 0, retries: 0 };
    recordCall({ ...late, finish: "gave-up" }, config, metering, settle);
    meter.exhaust("wallSeconds");
    begun(passage.refuse(sayEnded(meter)));
  }
}

const REFUSED_BY_PROVIDER = "The provider refused a request of the program's; its answer was handed on.";

function noteTakenOut({ takenOut }: Passage, { meter, record }: Metering): void {
  if (takenOut.length === 0) return;
  const text = `Taken out of a request, because the provider would do it outside the sandbox: ${takenOut.join(", ")}.`;
  record({ kind: "notice", step: meter.step(), data: { code: "agent-note", text } });
}

const LIMIT_WORDS = { steps: "steps", wallSeconds: "time", tokens: "tokens", usd: "money" } as const;

/** What a program is told that goes on asking. */
function sayEnded(meter: Meter): string {
  const ending = meter.ended();
  const why =
    ending?.name === "budget-exhausted" ? `its budget of ${LIMIT_WORDS[ending.limit]} is spent` : "it is over";
  return `This run has ended: ${why}. Nothing more is answered; stop here.`;
}
