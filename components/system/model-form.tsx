"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { CheckField, NumberField, OptionalNumberField, SelectField, TextField } from "@/components/ui/field";
import { type ModelConfig, type ModelPrices, ModelProvider, Sampling } from "@/lib/protocol/model";
import type { Problem } from "@/lib/protocol/problem";
import { blankModel, type ProviderOffer, SERVERS } from "./model-facts";

/** Why a model was not saved, field by field. */
export type SaveAnswer = { ok: true } | { ok: false; message: string; problems: Problem[] };
export type SaveModel = (was: string | null, config: ModelConfig) => Promise<SaveAnswer>;

const NO_PRICES: ModelPrices = { input: 0, cachedInput: null, output: 0, reasoning: null };
const EFFORTS = Sampling.shape.reasoningEffort.unwrap().options;

/** Adds a model, or changes the one given; what is wrong is said at the fields. */
export function ModelForm({
  model,
  providers,
  save,
}: {
  model: ModelConfig | null;
  providers: readonly ProviderOffer[];
  save: SaveModel;
}) {
  const router = useRouter();
  const [config, setConfig] = useState(() => model ?? blankModel(offerOf(providers, "openai-compatible")));
  const [refused, setRefused] = useState<Extract<SaveAnswer, { ok: false }> | null>(null);
  const [pending, start] = useTransition();
  const offer = offerOf(providers, config.provider);
  const set = (change: Partial<ModelConfig>) => setConfig({ ...config, ...change });
  const sample = (change: Partial<Sampling>) => set({ sampling: { ...config.sampling, ...change } });
  const problem = (path: string) => refused?.problems.find((each) => each.path === path)?.message;
  const submit = () =>
    start(async () => {
      const answer = await save(model?.id ?? null, config);
      setRefused(answer.ok ? null : answer);
      if (answer.ok) router.push("/system#models");
    });
  return (
    <form action={submit} aria-label={model ? `Edit ${model.id}` : "Add a model"} className="grid gap-4 max-w-[64rem]">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        {model ? null : (
          <TextField
            label="Name"
            hint="what studies call it"
            value={config.id}
            problem={problem("id")}
            onChange={(id) => set({ id })}
          />
        )}
        <SelectField
          label="Provider"
          value={config.provider}
          options={providers.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => {
            const next = offerOf(providers, ModelProvider.parse(id));
            set({ provider: next.id, baseUrl: null, keyVariable: next.keyVariable });
          }}
        />
        <TextField
          label="Model"
          hint="as its provider calls it"
          value={config.model}
          problem={problem("model")}
          onChange={(name) => set({ model: name })}
        />
      </div>
      {config.provider === "openai-compatible" && !model ? (
        <div className="flex flex-wrap items-baseline gap-2 text-table">
          <span className="text-soft">Fill in for</span>
          {SERVERS.map(({ title, baseUrl, keyVariable }) => (
            <Button key={title} className="px-1.5! py-0!" onClick={() => set({ baseUrl, keyVariable })}>
              {title}
            </Button>
          ))}
        </div>
      ) : null}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <TextField
          label="Address"
          className="grow basis-[20rem]"
          hint={offer.baseUrl ? `empty: ${offer.baseUrl}` : "of the server, to /v1"}
          value={config.baseUrl ?? ""}
          problem={problem("baseUrl")}
          onChange={(address) => set({ baseUrl: orNull(address) })}
        />
        <TextField
          label="Variable that holds the key"
          hint="empty where none is wanted; the key itself is never stored"
          value={config.keyVariable ?? ""}
          problem={problem("keyVariable")}
          onChange={(name) => set({ keyVariable: orNull(name) })}
        />
      </div>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <NumberField
          label="Context"
          unit="tokens"
          value={config.contextTokens}
          problem={problem("contextTokens")}
          onChange={(contextTokens) => set({ contextTokens })}
        />
        <NumberField
          label="Longest answer"
          unit="tokens"
          value={config.sampling.maxOutputTokens}
          problem={problem("sampling.maxOutputTokens")}
          onChange={(maxOutputTokens) => sample({ maxOutputTokens })}
        />
        <OptionalNumberField
          label="Temperature"
          placeholder="provider's"
          value={config.sampling.temperature}
          problem={problem("sampling.temperature")}
          onChange={(temperature) => sample({ temperature })}
        />
        <OptionalNumberField
          label="Top p"
          placeholder="provider's"
          value={config.sampling.topP}
          problem={problem("sampling.topP")}
          onChange={(topP) => sample({ topP })}
        />
        <SelectField
          label="Reasoning effort"
          value={config.sampling.reasoningEffort ?? ""}
          options={[{ value: "", label: "provider's own" }, ...EFFORTS.map((value) => ({ value, label: value }))]}
          onChange={(effort) => sample({ reasoningEffort: EFFORTS.find((each) => each === effort) ?? null })}
        />
        <OptionalNumberField
          label="Seed"
          placeholder="none"
          hint={offer.takesSeed ? undefined : "this provider takes none"}
          value={config.seed}
          problem={problem("seed")}
          onChange={(seed) => set({ seed })}
        />
      </div>
      <div className="grid gap-3">
        <CheckField
          label="Charge for tokens"
          hint="Without prices, money is neither charged nor limited."
          checked={config.prices !== null}
          onChange={(isCharged) => set({ prices: isCharged ? NO_PRICES : null })}
        />
        {config.prices ? (
          <PriceFields prices={config.prices} problem={problem} onChange={(prices) => set({ prices })} />
        ) : null}
        <CheckField
          label="Record whole requests and answers"
          hint="Kept in the database without keys; they hold everything the agent saw."
          checked={config.recordTraffic}
          onChange={(recordTraffic) => set({ recordTraffic })}
        />
      </div>
      {refused ? (
        <p role="alert" className="text-table text-bad max-w-prose">
          {refused.message}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={pending}>
          {model ? `Save ${model.id}` : "Add model"}
        </Button>
        <Link href="/system#models" className={buttonClass()}>
          Go back
        </Link>
      </div>
    </form>
  );
}

const PRICES = [
  ["input", "Input"],
  ["cachedInput", "Cached input"],
  ["output", "Output"],
  ["reasoning", "Reasoning"],
] as const;

function PriceFields({
  prices,
  problem,
  onChange,
}: {
  prices: ModelPrices;
  problem(path: string): string | undefined;
  onChange(prices: ModelPrices): void;
}) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      {PRICES.map(([name, label]) => {
        const shared = { label, unit: "US$ per million", problem: problem(`prices.${name}`) };
        return name === "input" || name === "output" ? (
          <NumberField
            key={name}
            {...shared}
            value={prices[name]}
            onChange={(value) => onChange({ ...prices, [name]: value })}
          />
        ) : (
          <OptionalNumberField
            key={name}
            {...shared}
            placeholder={name === "cachedInput" ? "as input" : "as output"}
            value={prices[name]}
            onChange={(value) => onChange({ ...prices, [name]: value })}
          />
        );
      })}
    </div>
  );
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

function offerOf(providers: readonly ProviderOffer[], id: ModelProvider): ProviderOffer {
  const offer = providers.find((each) => each.id === id);
  if (!offer) throw new RangeError(`no provider is called ${id}`);
  return offer;
}
