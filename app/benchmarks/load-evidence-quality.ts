import { readFile } from "node:fs/promises";
import path from "node:path";
import { EvidenceQualityReport } from "@/lib/analysis/evidence-quality-report";

/** What was measured of evidence on a benchmark's tasks (`npm run bench -- evidence --write`); null where it never was. */
export async function loadEvidenceQuality(benchmarkId: string): Promise<EvidenceQualityReport | null> {
  const file = path.join(
    /*turbopackIgnore: true*/ process.cwd(),
    "lib/benchmarks",
    benchmarkId,
    "evidence-quality.json",
  );
  try {
    return EvidenceQualityReport.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
