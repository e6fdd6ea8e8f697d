import { ask, transaction } from "./database";
import { type ProfileEntry, toEntry } from "./profiles";
import { notFound, Refusal, requireId } from "./refusal";

const MOST = 200;

/** Profiles that were opened from files, newest first: they belong to no study. */
export async function listUploads(): Promise<ProfileEntry[]> {
  const rows = await ask((store) =>
    store.profile.findMany({ where: { studyId: null }, orderBy: { id: "desc" }, take: MOST, omit: { blob: true } }),
  );
  return rows.map(toEntry);
}

/**
 * Deletes an opened profile, and its bytes unless another profile has the same.
 *
 * @throws Refusal when there is no such profile (`not-found`), or when it is a study's (`wrong-state`)
 */
export async function deleteUpload(profileId: string): Promise<void> {
  const id = requireId("profile", profileId);
  await transaction(async (store) => {
    const row = await store.profile.findUnique({ where: { id }, select: { studyId: true, blob: true } });
    if (!row) throw notFound("profile", id);
    if (row.studyId !== null)
      throw new Refusal(
        "wrong-state",
        "This profile is part of a study and stays with it; only opened files can be deleted.",
      );
    await store.profile.delete({ where: { id } });
    // Locked first and looked at in a statement of its own: whoever is storing the same bytes is then seen.
    await store.$queryRaw`select 1 from "blob" where hash = ${row.blob} for update`;
    await store.$executeRaw`
      delete from "blob" where hash = ${row.blob} and not exists (select 1 from "profile" where blob = ${row.blob})`;
  });
}
