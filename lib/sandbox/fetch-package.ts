import { mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import pacote from "pacote";
import type { PinnedPackage } from "@/lib/benchmarks/benchmark";
import { Fault } from "@/lib/protocol/fault";
import { npmOptions } from "./npm-options";

/**
 * The unpacked tarball of a published package, in the cache folder: fetched from the npm registry of the user's own npm
 * configuration the first time, content checked against the pinned integrity, from disk afterwards (also offline).
 *
 * @returns the folder with the package's files; shared, so never to be written to
 * @throws Fault (place `snapshot`) naming the package: not reachable, not published, or not what was pinned
 */
export async function fetchPackage(pinned: PinnedPackage, cache: string): Promise<string> {
  const spec = `${pinned.name}@${pinned.version}`;
  const folder = path.join(cache, "packages", `${spec.replaceAll("/", "+")}-${fingerprint(pinned.integrity)}`);
  if (await stat(folder).catch(() => null)) return folder;
  const unpacking = `${folder}.${process.pid}.${Date.now()}`;
  await mkdir(path.dirname(folder), { recursive: true });
  try {
    await pacote.extract(spec, unpacking, {
      ...(await npmOptions()),
      cache: path.join(cache, "tarballs"),
      integrity: pinned.integrity,
      preferOffline: true,
    });
    await rename(unpacking, folder);
  } catch (cause) {
    await rm(unpacking, { recursive: true, force: true });
    if (await stat(folder).catch(() => null)) return folder;
    throw new Fault("snapshot", explain(spec, cause), { cause, retriable: codeOf(cause) !== "EINTEGRITY" });
  }
  return folder;
}

const fingerprint = (integrity: string): string => integrity.replace(/[^A-Za-z0-9]/g, "").slice(6, 18);

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";

function explain(spec: string, cause: unknown): string {
  const code = codeOf(cause);
  if (code === "EINTEGRITY")
    return `${spec}: the registry's tarball is not the one pinned in the task (integrity differs); nothing was unpacked`;
  if (code === "ENOSPC")
    return `${spec}: the disk is full, so the package could not be unpacked; free some space and retry`;
  if (code === "E404" || code === "ETARGET") return `${spec}: the npm registry does not have this version`;
  if (["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENOTCACHED", "ECONNRESET", "ENETUNREACH"].includes(code))
    return `${spec}: not in the package cache and the npm registry cannot be reached (${code}); connect once to fetch it`;
  return `${spec}: could not be fetched (${cause instanceof Error ? cause.message : String(cause)})`;
}
