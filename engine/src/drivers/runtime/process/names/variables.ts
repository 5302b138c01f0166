// Names of the simulated network in tasks: a Node.js program gets a preload that asks the engine first.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @param folder one that every user of this machine may read: a task may run as another than the engine. */
export function copyPreload(folder: string): string {
  const preload = join(folder, 'preload.cjs');
  copyFileSync(fileURLToPath(new URL('preload.cjs', import.meta.url)), preload);
  return preload;
}

/** @param nodeOptions what the container sets itself, which is kept. */
export function nameVariables(
  preload: string,
  endpoint: string,
  nodeOptions: string | undefined,
): Record<string, string> {
  return {
    DRYDOCK_NAMES: `${endpoint}/_drydock/names`,
    NODE_OPTIONS: [nodeOptions, `--require=${quoted(preload)}`].filter(Boolean).join(' '),
  };
}

/** https://nodejs.org/api/cli.html#node_optionsoptions: values with spaces are quoted. */
const quoted = (path: string) => (path.includes(' ') ? `"${path}"` : path);
