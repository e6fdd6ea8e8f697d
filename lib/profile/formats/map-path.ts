import type { Origin } from "../profile";
import type { PathRoot } from "./format";

export type MappedPath = { readonly file: string; readonly origin: Origin };

/**
 * A script URL or path as it is shown, and whose code it is. `node:` modules keep their prefix and are flagged `runtime`;
 * no URL is native code. `file://` URLs become paths. With roots given, a path outside all of them is shown by its last
 * two parts only, so that no directory of the host reaches an agent; what names no place on a disk (`[eval]`,
 * `evalmachine.<anonymous>`, `wasm://wasm/1a2b`) is shown as it is.
 */
export function mapPath(url: string, roots: readonly PathRoot[]): MappedPath {
  if (url === "") return { file: "", origin: "native" };
  if (/^(node:|internal\/)/.test(url)) return { file: url, origin: "runtime" };
  if (url.startsWith("data:")) return { file: url.replace(/,.*$/s, ""), origin: "user" };
  if (url.startsWith("wasm://") || !/[/\\]/.test(url)) return { file: url, origin: "user" };
  const path = plainPath(url);
  const root = longestMatch(path, roots);
  if (root !== undefined) {
    const file = root.label + path.slice(root.prefix.length);
    return { file, origin: root.origin === "user" && inDependencies(file) ? "dependency" : root.origin };
  }
  const origin = inDependencies(path) ? "dependency" : "user";
  if (roots.length === 0) return { file: path, origin };
  return { file: `…/${path.split("/").slice(-2).join("/")}`, origin: "dependency" };
}

/** Whether a path leads into an installed package. */
export const inDependencies = (path: string): boolean => /(^|\/)node_modules\//.test(path);

function plainPath(url: string): string {
  if (!url.startsWith("file://")) return url;
  const path = url
    .slice("file://".length)
    .replace(/[?#].*$/, "")
    .replace(/^\/(?=[A-Za-z]:\/)/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a literal % in a path that was never encoded
  }
}

function longestMatch(path: string, roots: readonly PathRoot[]): PathRoot | undefined {
  return roots
    .filter((root) => path.startsWith(root.prefix))
    .reduce<PathRoot | undefined>(
      (best, root) => (best && best.prefix.length >= root.prefix.length ? best : root),
      undefined,
    );
}
