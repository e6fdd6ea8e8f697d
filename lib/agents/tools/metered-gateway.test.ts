import { expect, test } from "vitest";
import { Ledger } from "@/lib/budget/ledger";
import type { EventDraft } from "@/lib/protocol/event";
import type { Gateway, Passed } from "@/lib/protocol/gateway";
import type { ModelPrices } from "@/lib/protocol/model";
import { type Generator, generator } from "@/lib/stats/generator";
import { TestTime } from "../fixtures/memory-workbench";
import { aConfig } from "../fixtures/scripted-model";
import { Meter } from "./meter";
import { meterGateway } from "./metered-gateway";
import { OwnTime } from "./own-time";

const SCHEDULES = 1000;
const between = (random: Generator, low: number, high: number): number => low + random.integer(high - low + 1);

/** A provider in memory that counts as was estimated and says as much as it may; some requests it refuses. */
function memoryGateway(random: Generator, time: TestTime, prices: ModelPrices | null): Gateway {
  const config = aConfig({ prices });
  return {
    config,
    speaks: ["responses"],
    broken: () => null,
    async read() {
      const inputTokens = between(random, 5, 3000);
      return {
        ...{ inputTokens, outputTokens: random.next() < 0.5 ? null : between(random, 1, 4000), takenOut: [] },
        refuse: (sentence) => new Response(sentence, { status: 400 }),
        async send({ maxOutputTokens, trySeconds }) {
          await new Promise((resolve) => setImmediate(resolve));
          const late = random.next() < 0.05;
          const milliseconds = late ? 1000 * trySeconds : Math.min(1000 * trySeconds, between(random, 1, 900));
          time.pass(milliseconds);
          const usage = {
            inputTokens,
            cachedInputTokens: 0,
            outputTokens: maxOutputTokens,
            reasoningTokens: 0,
            estimated: false,
          };
          const passed: Passed = { usage, finish: late ? "gave-up" : "stop", milliseconds };
          const refused = random.next() < 0.1;
          return {
            response: new Response("said", { status: refused ? 422 : 200 }),
            passed: Promise.resolve(refused ? null : passed),
            ...{ waitedMilliseconds: 0, retries: 0 },
          };
        },
      };
    },
  };
}

test(`${SCHEDULES} schedules of up to 8 requests at once: nothing is ever spent that is not there, and every end has its name`, async () => {
  const random = generator(11);
  for (let schedule = 0; schedule < SCHEDULES; schedule++) {
    const time = new TestTime();
    const prices = random.next() < 0.5 ? null : { input: 3, cachedInput: null, output: 15, reasoning: null };
    const budget = {
      ...{ steps: between(random, 1, 12), wallSeconds: between(random, 1, 20), tokens: between(random, 20, 30_000) },
      usd: prices && random.next() < 0.5 ? between(random, 1, 300) / 1000 : null,
    };
    const ledger = new Ledger(budget, null);
    const events: EventDraft[] = [];
    const { signal } = new AbortController();
    const common = { ledger, record: (draft: EventDraft) => void events.push(draft), signal, clock: time.read };
    const meter = new Meter({ ...common, billing: "model" });
    const own = new OwnTime({ ...common, meter });
    const metered = meterGateway({ ...common, meter, gateway: memoryGateway(random, time, prices) });
    own.start(() => {});
    for (let round = 0; round < 30 && meter.ended() === null; round++) {
      time.pass(between(random, 0, 100));
      const asked = Array.from({ length: between(random, 1, 8) }, () => {
        const { response, through } = metered.answer(new Request("http://127.0.0.1/openai/v1/responses"));
        return own.during(through).then(() => response);
      });
      for (const response of await Promise.all(asked)) expect([200, 400, 422]).toContain(response.status);
    }
    own.stop();
    const { spent, held } = ledger.state();
    expect(spent.tokens).toBeLessThanOrEqual(budget.tokens);
    expect(spent.steps).toBeLessThanOrEqual(budget.steps);
    expect(spent.steps).toBe(meter.step());
    expect(spent.usd).toBeLessThanOrEqual((budget.usd ?? Number.POSITIVE_INFINITY) + 1e-9);
    expect(spent.wallSeconds).toBeLessThanOrEqual(budget.wallSeconds + 0.1);
    expect(held.tokens).toBe(0);
    expect(meter.ended()?.name).toBe("budget-exhausted");
    for (const event of events) if (event.kind === "model-call") expect(event.data.overshootTokens).toBe(0);
  }
});

test("a program's own time runs between its calls and stands still under them", async () => {
  const time = new TestTime();
  const ledger = new Ledger({ steps: 5, wallSeconds: 10, tokens: 100, usd: null }, null);
  const { signal } = new AbortController();
  const meter = new Meter({ ledger, record: () => {}, clock: time.read, signal, billing: "model" });
  const own = new OwnTime({ meter, ledger, clock: time.read });
  let spent = 0;
  own.start(() => {
    spent += 1;
  });
  time.pass(2000);
  let over = () => {};
  const call = new Promise<void>((resolve) => {
    over = resolve;
  });
  const [first, second] = [own.during(call), own.during(call)];
  time.pass(60_000);
  over();
  await Promise.all([first, second]);
  time.pass(3000);
  expect(ledger.state().spent.wallSeconds).toBe(2);
  expect(spent).toBe(0);
  own.stop();
  expect(ledger.state().spent.wallSeconds).toBe(5);
  expect(meter.ended()).toBeNull();
});
