import Link from "next/link";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { buttonClass } from "@/components/ui/button";
import { ScrollBox } from "@/components/ui/scroll-box";
import { type ListedModel, type ProviderOffer, pricesText, samplingText } from "./model-facts";
import { type TryModel, TryModelButton } from "./try-model";

const CELL = "border-b border-hairline pr-6 py-1.5";
/** A name or address: as wide as it is, within bounds. */
const LONG = "block w-max max-w-[22rem] font-mono text-[12px] text-soft break-all";
const HEAD = ["Model", "Provider and address", "Key", "Sampling", "US$ per million tokens", "Actions"];

/** The configured models: what they are, whether their keys are there, and what can be done with them. */
export function ModelTable({
  models,
  providers,
  tryModel,
  remove,
}: {
  models: readonly ListedModel[];
  providers: readonly ProviderOffer[];
  tryModel: TryModel;
  remove: (id: string) => Promise<ActionAnswer>;
}) {
  return (
    <ScrollBox label="Models">
      <table className="text-table text-left w-full">
        <caption className="sr-only">Models</caption>
        <thead className="text-soft">
          <tr>
            {HEAD.map((name) => (
              <th key={name} scope="col" className={`${CELL} font-medium whitespace-nowrap`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(({ config, key }) => {
            const provider = providers.find(({ id }) => id === config.provider);
            return (
              <tr key={config.id} className="align-top">
                <th scope="row" className={`${CELL} font-normal`}>
                  <span className="font-medium">{config.id}</span>
                  <code className={LONG}>{config.model}</code>
                </th>
                <td className={CELL}>
                  <span className="whitespace-nowrap">{provider?.title ?? config.provider}</span>
                  <code className={LONG}>{config.baseUrl ?? provider?.baseUrl}</code>
                </td>
                <td className={`${CELL} whitespace-nowrap`}>
                  <KeyState listed={{ config, key }} />
                </td>
                <td className={`${CELL} tabular`}>
                  {samplingText(config)}
                  {config.recordTraffic ? <span className="block text-soft">traffic is recorded</span> : null}
                </td>
                <td className={`${CELL} tabular`}>{pricesText(config.prices)}</td>
                <td className={CELL}>
                  <div className="flex flex-wrap gap-1.5 min-w-[12rem]">
                    <Link
                      href={`/system?model=${encodeURIComponent(config.id)}#models`}
                      aria-label={`Edit ${config.id}`}
                      className={`${buttonClass()} px-1.5! py-0!`}
                    >
                      Edit
                    </Link>
                    <TryModelButton id={config.id} tryModel={tryModel} />
                    <ActionButton
                      small
                      action={remove.bind(null, config.id)}
                      look="danger"
                      confirm={{
                        question: `Delete the model ${config.id}?`,
                        consequence:
                          "Drafts that name it can no longer be frozen. Studies that are frozen keep their copy of it.",
                        verb: "Delete model",
                      }}
                    >
                      Delete
                    </ActionButton>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function KeyState({ listed: { config, key } }: { listed: ListedModel }) {
  if (key === "none") return <span className="text-soft">none needed</span>;
  return (
    <>
      <code className="font-mono text-[12px]">{config.keyVariable}</code>
      <span className={`block ${key === "absent" ? "text-bad" : "text-soft"}`}>
        {key === "present" ? "● present" : "○ absent"}
      </span>
    </>
  );
}
