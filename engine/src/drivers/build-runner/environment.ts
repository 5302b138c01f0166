// The initial environment of a build's commands.
// https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { DriverHost } from '../../contracts/driver.ts';
import { installInto } from '../processes/machine-changes.ts';
import { packageNetwork } from '../processes/package-network.ts';
import type { DockerOptions } from '../runtime/docker/index.ts';
import { PhaseFailure } from './failure.ts';

export interface BuildFolders {
  readonly home: string;
  readonly temporary: string;
  /** Images and cache of the embedded image builder, kept between builds. */
  readonly images: string;
}

/** Where a build's `docker` builds images, when it is not the embedded builder. */
export interface ContainerEngine {
  /** As DOCKER_HOST has it. */
  readonly address: string;
  /** Its own command line stands for `docker`. */
  readonly isPodman: boolean;
  /** How builds get containers of their images. Without it they run on this machine. */
  readonly target?: DockerOptions;
}

const podmanCommands = join(import.meta.dirname, 'podman-bin');
const awsCommands = join(import.meta.dirname, 'aws-bin');
const builderCommands = join(import.meta.dirname, '../image-builder/bin');

/** Only what commands need of this machine's environment. */
export function machineEnvironment(
  host: DriverHost,
  folders: BuildFolders,
  containerEngine: ContainerEngine | undefined,
  credentials: Readonly<Record<string, string>>,
): Record<string, string> {
  const { PATH: path = '/usr/local/bin:/usr/bin:/bin', LANG = 'C.UTF-8' } = process.env;
  const nodeFolder = dirname(process.execPath);
  const installed = join(folders.home, '.local');
  const commands = !containerEngine ? [builderCommands] : containerEngine.isPodman ? [podmanCommands] : [];
  return {
    ...packageNetwork(process.env),
    ...installInto(installed),
    PATH: [...commands, awsCommands, join(installed, 'bin'), nodeFolder, withoutPackageFolders(path)].join(
      delimiter,
    ),
    HOME: folders.home,
    TMPDIR: folders.temporary,
    LANG,
    AWS_ENDPOINT_URL: host.endpoint,
    // `data-127.0.0.1` is no host: boto3 and the AWS CLI leave such a prefix out.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    ...credentials,
    AWS_REGION: host.region,
    AWS_DEFAULT_REGION: host.region,
    ...(containerEngine
      ? engineVariables(containerEngine, host, folders, credentials.DRYDOCK_REGISTRY_PASSWORD!)
      : {
          DRYDOCK_NODE: process.execPath,
          DRYDOCK_REGISTRY: host.endpoint,
          DRYDOCK_BUILDER_ROOT: folders.images,
        }),
  };
}

/** Docker and Podman read the same file of credentials: it holds those for the engine's own registry, and no others. */
function engineVariables(
  engine: ContainerEngine,
  host: DriverHost,
  folders: BuildFolders,
  password: string,
): Record<string, string> {
  const registry = new URL(host.endpoint).host;
  const folder = join(folders.home, '.docker');
  const auth = Buffer.from(`AWS:${password}`).toString('base64');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: { [registry]: { auth } } }), {
    mode: 0o600,
  });
  return {
    DOCKER_HOST: engine.address,
    CONTAINER_HOST: engine.address,
    REGISTRY_AUTH_FILE: join(folder, 'config.json'),
    DRYDOCK_REGISTRY: registry,
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
