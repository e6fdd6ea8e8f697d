import Config from "@npmcli/config";
import npm from "@npmcli/config/lib/definitions/index.js";

/**
 * The user's own npm configuration (npmrc files and npm_config_… variables) as pacote takes it: registry, scopes, proxies,
 * certificates and tokens. Read anew at each call, since it costs little and may change while Wick runs.
 */
export async function npmOptions(): Promise<Readonly<Record<string, unknown>>> {
  const config = new Config({ ...npm, npmPath: process.cwd(), argv: [], cwd: process.cwd(), warn: false });
  await config.load();
  return config.flat;
}
