// DOWNLOAD_SOURCE: unpacks the sources, reads the buildspec, and creates the shell for its commands.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { BuildSpecification } from '../../contracts/build.ts';
import type { DriverHost } from '../../contracts/driver.ts';
import { unzip } from '../archives/unzip.ts';
import { credentialVariables, registryVariables } from '../processes/credential-variables.ts';
import type { Lifeline } from '../processes/lifeline.ts';
import type { WorkFolders } from '../processes/work-folders.ts';
import { type Buildspec, parseBuildspec } from './buildspec.ts';
import type { BuildContainers, Entered } from './container/enter-image.ts';
import type { ContainerEngine } from './environment.ts';
import { machineEnvironment, shellPath } from './environment.ts';
import { PhaseFailure } from './failure.ts';
import type { BuildLog } from './log.ts';
import { MachineShells } from './machine-shells.ts';
import { readParameters } from './parameter-store.ts';
import { BuildShell } from './shell.ts';

export interface BuildMachine {
  readonly host: DriverHost;
  readonly lifeline: Lifeline;
  readonly workFolders: WorkFolders;
  readonly containerEngine: ContainerEngine | undefined;
  /** Loaded when the first build needs them. */
  containers(): Promise<BuildContainers | undefined>;
}

export interface PreparedBuild {
  readonly spec: Buildspec;
  readonly shell: BuildShell;
  readonly sourceFolder: string;
  /** Whether the commands run in a container. */
  readonly isContained: boolean;
}

/** @throws PhaseFailure */
export async function prepareBuild(
  specification: BuildSpecification,
  machine: BuildMachine,
  work: string,
  log: BuildLog,
  stopped: AbortSignal,
): Promise<PreparedBuild> {
  const { host, containerEngine } = machine;
  const folder = (name: string) => {
    const path = join(work, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const sourceFolder = folder('src');
  const sourceFolders: Record<string, string> = { CODEBUILD_SRC_DIR: sourceFolder };
  for (const { id, zipBlob } of specification.sources) {
    const target = id === '' ? sourceFolder : folder(`src-${id}`);
    if (id !== '') sourceFolders[`CODEBUILD_SRC_DIR_${id}`] = target;
    await unzip(host.blobs.get(zipBlob), target);
  }
  log.say(`CODEBUILD_SRC_DIR=${sourceFolder}`);
  const spec = parseBuildspec(buildspecText(specification, sourceFolder, log));
  log.say('Processing environment variables');
  const folders = { home: folder('home'), temporary: folder('tmp'), images: join(host.folder, 'images') };
  const credentials = {
    ...credentialVariables(specification.role, host),
    ...registryVariables(specification.role, host),
  };
  const environment = machineEnvironment(host, folders, containerEngine, credentials);
  const mark = `${host.mark}/${specification.buildId}`;
  const parameters = await readParameters(spec.parameterStore, host.endpoint, host.region);
  const containers = specification.container && (await machine.containers());
  const entered: Entered | undefined = await containers?.enter({
    ...specification.container!,
    shell: spec.shell,
    folder: work,
    calls: join(work, 'docker'),
    machineEnvironment: environment,
    mark,
    log,
    lifeline: machine.lifeline,
    stopped,
  });
  const shellFolder = folder('shell');
  const shell = new BuildShell({
    folder: shellFolder,
    workingDirectory: sourceFolder,
    isShared: spec.version === '0.2',
    environment: {
      ...(entered?.environment ?? environment),
      ...credentials,
      ...spec.variables,
      ...parameters,
      ...specification.environment,
      ...sourceFolders,
    },
    host:
      entered?.container ??
      new MachineShells({
        shell: shellPath(spec.shell, environment.PATH ?? ''),
        folder: shellFolder,
        path: environment.PATH,
        mark,
        log,
        lifeline: machine.lifeline,
      }),
  });
  for (const section of spec.unused) log.say(`Drydock ignores the section ${section} of the buildspec`);
  log.say(`Moving to directory ${sourceFolder}`);
  log.say(`Phases found in YAML: ${Object.keys(spec.phases).length}`);
  for (const [name, phase] of Object.entries(spec.phases))
    log.say(` ${name.toUpperCase()}: ${phase.commands.length} commands`);
  return { spec, shell, sourceFolder, isContained: entered !== undefined };
}

function buildspecText(
  { buildspec = { path: 'buildspec.yml' } }: BuildSpecification,
  sourceFolder: string,
  log: BuildLog,
): string {
  if ('text' in buildspec) return buildspec.text;
  const path = resolve(sourceFolder, buildspec.path);
  log.say(`YAML location is ${path}`);
  if (!path.startsWith(sourceFolder + sep) || !existsSync(path))
    throw new PhaseFailure('YAML_FILE_ERROR', `stat ${path}: no such file or directory`);
  return readFileSync(path, 'utf8');
}
