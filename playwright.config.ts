import { defineConfig, devices } from "@playwright/test";
import { systemChromium } from "./scripts/lib/testing/chromium.mjs";

/** Chromium's own sandbox refuses root. The rest keeps the browser from calling home. */
const args = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ...[
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ],
];
const executablePath = systemChromium();

export default defineConfig({
  testDir: "e2e",
  // One house, one measuring worker: tests that start studies would wait for each other anyway.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
    trace: "retain-on-failure",
    launchOptions: { ...(executablePath ? { executablePath } : {}), args },
  },
});
