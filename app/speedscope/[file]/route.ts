import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { sentence } from "@/app/api/runs/refused";

export const dynamic = "force-dynamic";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** speedscope's own app, out of the npm package of that name: the files of one folder and nothing else. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const folder = path.join(/*turbopackIgnore: true*/ process.cwd(), "node_modules/speedscope/dist/release");
  const files = await readdir(/*turbopackIgnore: true*/ folder).catch((): string[] => []);
  const type = TYPES[path.extname(file)];
  if (!type || !files.includes(file)) return sentence(`speedscope has no file ${file}.`, 404);
  const bytes = await readFile(/*turbopackIgnore: true*/ path.join(folder, file));
  return new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
}
