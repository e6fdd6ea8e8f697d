const PUBLIC_REGISTRY = "https://registry.npmjs.org/";

/**
 * What is wrong with a lock file that `npm ci` on another platform, or with another registry, would trip over.
 *
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string>, resolved?: string }> }} lock
 * @returns {string[]} one sentence each; empty when it is sound
 */
export function lockFaults({ packages }) {
  const names = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf("node_modules/") + 13)));
  const faults = [];
  for (const [place, { optionalDependencies = {}, resolved }] of Object.entries(packages)) {
    // npm leaves out a platform's package that the registry lacked that day, and `npm ci` then refuses the whole file.
    for (const name of Object.keys(optionalDependencies))
      if (!names.has(name)) faults.push(`${place} asks for ${name}, which the lock file does not have.`);
    if (resolved && !resolved.startsWith(PUBLIC_REGISTRY))
      faults.push(`${place} is bound to one registry: ${resolved}`);
  }
  return faults;
}
