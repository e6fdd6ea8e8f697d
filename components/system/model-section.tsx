import Link from "next/link";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ListedModel, ProviderOffer } from "./model-facts";
import { ModelForm, type SaveModel } from "./model-form";
import { ModelTable } from "./model-table";
import { NoModels } from "./no-models";
import type { TryModel } from "./try-model";

/** Models: their table, or what to do while there is none, and the form to add one or to edit the one that `edit` names. */
export function ModelSection({
  models,
  providers,
  isAdding,
  edit,
  ...actions
}: {
  models: readonly ListedModel[];
  providers: readonly ProviderOffer[];
  isAdding: boolean;
  edit: string | null;
  save: SaveModel;
  tryModel: TryModel;
  remove: (id: string) => Promise<ActionAnswer>;
}) {
  const edited = models.find(({ config }) => config.id === edit)?.config ?? null;
  if (isAdding || edited) return <ModelForm key={edit} model={edited} providers={providers} save={actions.save} />;
  if (models.length === 0) return <NoModels />;
  return (
    <div className="grid gap-3">
      {edit === null ? null : <Notice look="warn">There is no model {edit} any more.</Notice>}
      <ModelTable models={models} providers={providers} tryModel={actions.tryModel} remove={actions.remove} />
      <p>
        <Link href="/system?add=model#models" className={buttonClass()}>
          Add a model
        </Link>
      </p>
    </div>
  );
}
