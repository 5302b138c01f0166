// The initial environment of a build's commands.
// https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { DriverHost } from '../../contracts/driver.ts';
import { installInto } from '../processes/machine-changes.ts';
import { packageNetwork } from '../processes/package-network.ts';
import { PhaseFailure } from './failure.ts';

export interface BuildFolders {
  readonly home: string;
  readonly temporary: string;
  /** Images and cache of the embedded image builder, kept between builds. */
  readonly images: string;
}

const builderCommands = join(import.meta.dirname, '../image-builder/bin');

/** Only what commands need of this machine's environment. Credentials are dummies, never the user's. */
export function machineEnvironment(
  host: DriverHost,
  folders: BuildFolders,
  useContainerEngine: boolean,
): Record<string, string> {
  const { PATH: path = '/usr/local/bin:/usr/bin:/bin', LANG = 'C.UTF-8', DOCKER_HOST } = process.env;
  const nodeFolder = dirname(process.execPath);
  const installed = join(folders.home, '.local');
  const commands = useContainerEngine ? [] : [builderCommands];
  return {
    ...packageNetwork(process.env),
    ...installInto(installed),
    PATH: [...commands, join(installed, 'bin'), nodeFolder, withoutPackageFolders(path)].join(delimiter),
    HOME: folders.home,
    TMPDIR: folders.temporary,
    LANG,
    AWS_ENDPOINT_URL: host.endpoint,
    AWS_ACCESS_KEY_ID: 'drydock',
    AWS_SECRET_ACCESS_KEY: 'drydock',
    AWS_REGION: host.region,
    AWS_DEFAULT_REGION: host.region,
    ...(useContainerEngine
      ? { ...(DOCKER_HOST === undefined ? {} : { DOCKER_HOST }) }
      : {
          DRYDOCK_NODE: process.execPath,
          DRYDOCK_REGISTRY: host.endpoint,
          DRYDOCK_BUILDER_ROOT: folders.images,
        }),
  };
}

/** npm adds the engine's own packages to PATH: a build must not find them. */
function withoutPackageFolders(path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules([\\/]|$)/.test(folder) && !folder.endsWith('node-gyp-bin'))
    .join(delimiter);
}

/** @throws PhaseFailure when this machine does not have the shell */
export function shellPath(shell: 'sh' | 'bash', path: string): string {
  if (shell === 'sh') return '/bin/sh';
  const found = path
    .split(delimiter)
    .map((folder) => join(folder, shell))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  if (found) return found;
  throw new PhaseFailure('YAML_FILE_ERROR', 'env.shell is bash, which this machine does not have');
}
