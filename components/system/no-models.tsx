import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { SERVERS } from "./model-facts";

/** What to do where no model is configured: any of these is enough. */
export function NoModels() {
  return (
    <div className="border border-dashed border-hairline rounded px-6 py-6 text-table">
      <p className="text-soft">
        The models that agents may ask will be listed here. Calibration agents need none; add one to study real agents.
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 pt-4">
        {SERVERS.map(({ title, baseUrl, keyVariable, model }) => (
          <div key={title} className="contents">
            <dt>{title}</dt>
            <dd className="font-mono text-[12px] text-soft break-all">
              {baseUrl} · {model}
              {keyVariable ? ` · key in ${keyVariable}` : ""}
            </dd>
          </div>
        ))}
        <dt>OpenAI, Anthropic, Google</dt>
        <dd className="text-soft">
          set the key in <code className="font-mono text-[12px]">.env</code> and start Wick again
        </dd>
      </dl>
      <p className="pt-4">
        <Link href="/system?add=model#models" className={buttonClass()}>
          Add a model
        </Link>
      </p>
    </div>
  );
}
