// A `docker` for command lines outside of builds, such as the CDK's with CDK_DOCKER: the embedded image builder, with this
// engine's registry, in the state folder.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const builder = fileURLToPath(new URL('../drivers/image-builder/bin/docker', import.meta.url));

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** @returns its path, which holds until `removeDockerCommand` */
export function writeDockerCommand(stateFolder: string, endpoint: string): string {
  const path = join(stateFolder, 'docker');
  const settings = {
    DRYDOCK_NODE: process.execPath,
    DRYDOCK_REGISTRY: endpoint,
    DRYDOCK_BUILDER_ROOT: join(stateFolder, 'docker-images'),
  };
  const variables = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}`);
  const lines = [
    '#!/bin/sh',
    "# Drydock's image builder for other programs: CDK_DOCKER=<this file> cdk deploy",
    `${variables.join(' ')} exec ${quoted(builder)} "$@"`,
  ];
  rmSync(path, { force: true });
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o700 });
  return path;
}

export const removeDockerCommand = (stateFolder: string): void =>
  rmSync(join(stateFolder, 'docker'), { force: true });
