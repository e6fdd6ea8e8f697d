import fs from "node:fs";
import path from "node:path";

/**
 * Whether node_modules holds what the lock file asks for, by npm's own note of what it installed (written last, so an
 * interrupted installation does not count). Packages for other platforms may be absent.
 */
export function installedPackagesMatch(folder) {
  const note = path.join(folder, "node_modules", ".package-lock.json");
  if (!fs.existsSync(note)) return false;
  const wanted = packagesOf(path.join(folder, "package-lock.json"));
  const installed = packagesOf(note);
  return Object.entries(wanted).every(([name, entry]) => {
    const found = installed[name];
    return found
      ? found.version === entry.version
      : name === "" || Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

const packagesOf = (file) => JSON.parse(fs.readFileSync(file, "utf8")).packages;
