import { execFileSync } from "node:child_process";
import type { Browser } from "@playwright/test";
import { z } from "zod";
import { typescriptArguments } from "../lib/programs.mjs";
import { speedscopeFromFile } from "./contenders";
import { measuredPage } from "./in-page";
import { peakMegabytes } from "./peak-memory";

/** What taking a file in cost a program, in milliseconds and in megabytes resident at most. */
export interface Import {
  milliseconds: number;
  megabytes: number;
}

const Printed = z.object({ milliseconds: z.number(), megabytes: z.number() });

/** Wick's reader in a process of its own. */
export function ourImport(file: string): Import {
  const args = [...typescriptArguments("scripts/bench-flame/import-file.ts"), file];
  return Printed.parse(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })));
}

/**
 * speedscope, whose importer runs in its page only: until it shows the profile, and the memory of the page's process.
 * Null when its page dies or shows nothing in five minutes.
 */
export async function speedscopeImport(
  launch: () => Promise<Browser>,
  base: string,
  file: string,
): Promise<Import | null> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    const gone = new Promise<null>((resolve) => page.on("crash", () => resolve(null)));
    const shown = await Promise.race([
      speedscopeFromFile(await measuredPage(page), base, file).catch(() => null),
      gone,
    ]);
    if (shown === null) return null;
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer");
    return { milliseconds: shown.picture.wall, megabytes: Math.max(...renderers.map(({ id }) => peakMegabytes(id))) };
  } finally {
    await browser.close();
  }
}
