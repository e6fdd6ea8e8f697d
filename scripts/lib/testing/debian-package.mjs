import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** Whether this process may install Debian packages. */
export const canInstall = () => process.getuid?.() === 0 && fs.existsSync("/etc/debian_version");

/** Installs a Debian package; where the package lists are missing, as in fresh containers, it fetches them first. */
export function installDebianPackage(name, say) {
  const apt = (...args) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  const install = () => apt("install", "-y", "-qq", "--no-install-recommends", name);
  say(`Installing the Debian package ${name} …`);
  return install() || (apt("update", "-qq") && install());
}
