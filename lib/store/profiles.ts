import { z } from "zod";
import { decode, encode } from "@/lib/profile/encode";
import { PROFILE_KINDS, type Profile, type ProfileKind, UNITS, type Unit } from "@/lib/profile/profile";
import { Perturbation } from "@/lib/protocol/perturbation";
import { getBlob, packBlob } from "./blobs";
import { ask, transaction } from "./database";
import type { BaseProfile as BaseProfileRow, Profile as ProfileRow } from "./generated/prisma/client";
import { notFound, requireId } from "./refusal";

/** What a list says of a stored profile. */
export interface ProfileEntry {
  id: string;
  label: string;
  kind: ProfileKind;
  studyId: string | null;
  attemptId: string | null;
  taskId: string | null;
  /** Commit of the shadow repository it was taken on; null when unknown. */
  tree: string | null;
  captureHash: string;
  samples: number;
  unit: Unit;
  /** Sum of all sample weights, in the unit. */
  total: number;
  createdAt: string;
}

/** Where a profile belongs. */
export type ProfileOrigin = Pick<ProfileEntry, "label" | "studyId" | "attemptId" | "taskId" | "tree" | "captureHash">;

/**
 * Stores a profile; returns its id. Its bytes go in with its row or not at all: whoever deletes the last other profile of
 * the same bytes waits, and then leaves them (uploads.ts).
 */
export async function saveProfile(profile: Profile, origin: ProfileOrigin): Promise<string> {
  const { hash, size, encoding, bytes } = await packBlob(await encode(profile));
  const { kind, unit, samples, total } = profile.meta;
  const data = { ...origin, kind, unit, samples, total, blob: hash };
  const row = await transaction(async (store) => {
    // An update, because it waits for whoever is deleting the blob, and keeps it from being deleted.
    await store.$executeRaw`
      insert into "blob" (hash, size, encoding, bytes) values (${hash}, ${size}, ${encoding}, ${bytes})
      on conflict (hash) do update set size = excluded.size`;
    return store.profile.create({ data, select: { id: true } });
  });
  return row.id;
}

/** @throws Refusal (`not-found`) */
export async function loadProfile(profileId: string): Promise<{ entry: ProfileEntry; profile: Profile }> {
  const id = requireId("profile", profileId);
  const row = await ask((store) => store.profile.findUnique({ where: { id } }));
  if (!row) throw notFound("profile", id);
  return { entry: toEntry(row), profile: decode(await getBlob(row.blob)) };
}

/** Profiles an attempt took itself, oldest first; the replayed base profile is the study's. */
export async function profilesOf(attemptId: string): Promise<ProfileEntry[]> {
  const where = { attemptId: requireId("attempt", attemptId) };
  const rows = await ask((store) => store.profile.findMany({ where, orderBy: { id: "asc" }, omit: { blob: true } }));
  return rows.map(toEntry);
}

const Kind = z.enum(PROFILE_KINDS);
const UnitName = z.enum(UNITS);

/** A row as everything above the store sees it. */
export function toEntry({ blob: _, createdAt, ...row }: Omit<ProfileRow, "blob"> & { blob?: string }): ProfileEntry {
  return { ...row, kind: Kind.parse(row.kind), unit: UnitName.parse(row.unit), createdAt: createdAt.toISOString() };
}

/** The unpatched tree's profile: captured once per task and study, replayed and charged identically (DESIGN §6). */
export interface StoredBase {
  profileId: string;
  /** What every replay is charged. */
  chargedSeconds: number;
  /** Null where not measured. */
  perturbation: Perturbation | null;
}

interface BaseKey {
  studyId: string;
  taskId: string;
  captureHash: string;
}

/** The stored base profile, or null when none was captured yet. */
export async function findBase({ studyId, taskId, captureHash }: BaseKey): Promise<StoredBase | null> {
  const where = { studyId_taskId_captureHash: { studyId, taskId, captureHash } };
  const row = await ask((store) => store.baseProfile.findUnique({ where }));
  return row && toBase(row);
}

/** Makes a captured profile the base, unless another worker was first: then that one's is returned, and is the base. */
export async function storeBase(key: BaseKey, base: StoredBase): Promise<StoredBase> {
  const { perturbation, ...rest } = base;
  const data = { ...key, ...rest, ...(perturbation && { perturbation }) };
  await ask((store) => store.baseProfile.createMany({ data: [data], skipDuplicates: true }));
  const stored = await findBase(key);
  return stored ?? base;
}

/** The base profiles of a study by task, for the rigor page. */
export async function basesOf(studyId: string): Promise<(StoredBase & { taskId: string; captureHash: string })[]> {
  const where = { studyId: requireId("study", studyId) };
  const rows = await ask((store) => store.baseProfile.findMany({ where, orderBy: { taskId: "asc" } }));
  return rows.map((row) => ({ ...toBase(row), taskId: row.taskId, captureHash: row.captureHash }));
}

const toBase = ({ profileId, chargedSeconds, perturbation }: BaseProfileRow): StoredBase => ({
  profileId,
  chargedSeconds,
  perturbation: Perturbation.nullable().parse(perturbation),
});
