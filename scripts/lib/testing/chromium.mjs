import fs from "node:fs";
import path from "node:path";
import { root } from "../checkout.mjs";
import { canInstall, installDebianPackage } from "./debian-package.mjs";
import { runNode } from "./run-node.mjs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser to drive: the one `PLAYWRIGHT_CHROMIUM` names or one of the system's; undefined leaves it to Playwright. */
export function systemChromium(env = process.env) {
  if (env.PLAYWRIGHT_CHROMIUM) return env.PLAYWRIGHT_CHROMIUM;
  return PLACES.find((place) => fs.existsSync(place));
}

/** Makes sure that there is a Chromium, installing one if there is none. @returns {Promise<boolean>} */
export async function ensureChromium(say) {
  if (await hasChromium()) return true;
  if (canInstall()) installDebianPackage("chromium", say);
  else await runNode([path.join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"]);
  return hasChromium();
}

async function hasChromium() {
  const { chromium } = await import("@playwright/test");
  return fs.existsSync(systemChromium() ?? chromium.executablePath());
}
