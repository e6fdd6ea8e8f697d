import type { Metadata } from "next";
import { removeModel, saveModel, testModel } from "@/app/actions/models";
import { loadSystem } from "@/app/system/load-system";
import { EnvironmentTable } from "@/components/system/environment-table";
import { KeepFresh } from "@/components/system/keep-fresh";
import { ModelSection } from "@/components/system/model-section";
import { StorageList } from "@/components/system/storage-list";
import { WorkerList } from "@/components/system/worker-list";
import { PageHeader, Section } from "@/components/ui/page";
import { countOf } from "@/lib/protocol/count-of";

export const metadata: Metadata = { title: "System" };

type SearchParams = Promise<{ model?: string | string[]; add?: string | string[] }>;

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const { workers, depth, storage, models, providers, environment, envFile, versions } = await loadSystem();
  const { model, add } = await searchParams;
  const waiting = `${countOf(depth.waiting, "run")} waiting, ${depth.active.toLocaleString("en-US")} worked on`;
  return (
    <>
      <KeepFresh seconds={5} />
      <PageHeader title="System" aside={`Wick ${versions.wick}, Node ${versions.node.replace(/^v/, "")}`} />
      <Section id="workers" title="Workers" aside={waiting}>
        <WorkerList workers={workers} />
      </Section>
      <Section id="models" title="Models">
        <ModelSection
          {...{ models, providers, save: saveModel, tryModel: testModel, remove: removeModel }}
          isAdding={add === "model"}
          edit={typeof model === "string" ? model : null}
        />
      </Section>
      <Section id="storage" title="Storage">
        <StorageList storage={storage} />
      </Section>
      <Section id="environment" title="Environment">
        <p className="text-table text-soft pb-3 max-w-[80ch]">
          {envFile ? (
            <>
              Read from <code className="font-mono text-[12px]">{envFile}</code>; what the shell had set before wins.
            </>
          ) : (
            <>
              There is no <code className="font-mono text-[12px]">.env</code> file in the checkout; what is set comes
              from the shell.
            </>
          )}{" "}
          Variables are read when Wick starts: after a change, stop it (Ctrl-C) and run{" "}
          <code className="font-mono text-[12px]">npm start</code> again. Runs under way are taken up again; nothing is
          lost.
        </p>
        <EnvironmentTable entries={environment} />
      </Section>
    </>
  );
}
