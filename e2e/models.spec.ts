import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type ScriptedServer, startScriptedServer } from "../lib/models/testing/scripted-server";

let server: ScriptedServer;
test.beforeAll(async () => {
  server = await startScriptedServer((asked) =>
    asked.model === "silent"
      ? { text: "I would rather not.", usage: "none" }
      : { calls: [{ name: "add", input: { a: 19, b: 23 } }] },
  );
});
test.afterAll(() => server.stop());

test("a model is added, tried out, edited and deleted", async ({ page }) => {
  await page.goto("/system?add=model#models");
  const name = `scripted-${Date.now()}`;
  const form = page.getByRole("form", { name: "Add a model" });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "Add model" }).click();
  await expect(
    form.getByText(/^is empty; an OpenAI-compatible server needs|^is empty; a model needs/).first(),
  ).toBeVisible();
  await expectAccessible(page);

  await form.getByLabel("Model", { exact: true }).fill("scripted-1");
  await form.getByRole("button", { name: "Ollama" }).click();
  await expect(form.getByLabel("Address")).toHaveValue("http://127.0.0.1:11434/v1");
  await form.getByLabel("Address").fill(`${server.url}/v1`);
  await form.getByLabel("Temperature").fill("0");
  await form.getByLabel("Charge for tokens").check();
  await form.getByLabel("Input", { exact: true }).fill("1.25");
  await form.getByLabel("Output").fill("10");
  await form.getByRole("button", { name: "Add model" }).click();

  const row = page.getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("OpenAI-compatible");
  await expect(row).toContainText("none needed");
  await expect(row).toContainText("temperature 0 · 8,192 tokens out, 128,000 in all");
  await expect(row).toContainText("1.25 in · 10 out");
  await row.getByRole("button", { name: `Test ${name}` }).click();
  await expect(row.getByRole("status")).toContainText(/Answered in \d+\.\d\d s · \d+ tokens in · \d+ out · \$0\.00/);
  await expect(row.getByRole("status")).toContainText("Tool calling works");
  await expectAccessible(page);

  await row.getByRole("link", { name: `Edit ${name}` }).click();
  const edit = page.getByRole("form", { name: `Edit ${name}` });
  await edit.getByLabel("Model", { exact: true }).fill("silent");
  await edit.getByLabel("Variable that holds the key").fill("sk-0123456789-never-shown");
  await edit.getByRole("button", { name: `Save ${name}` }).click();
  await expect(edit.getByText(/^is no name of an environment variable/)).toBeVisible();
  await edit.getByLabel("Variable that holds the key").fill("");
  await edit.getByRole("button", { name: `Save ${name}` }).click();
  await row.getByRole("button", { name: `Test ${name}` }).click();
  await expect(row.getByRole("status")).toContainText("estimated: the provider told none");
  await expect(row.getByRole("status")).toContainText("it answered in words instead of calling the tool");

  await row.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete model" }).click();
  await expect(row).toHaveCount(0);
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("#models").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}
