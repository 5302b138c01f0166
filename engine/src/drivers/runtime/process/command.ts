// What a container runs, made to run on this machine: arguments, environment, folder.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join, posix } from 'node:path';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { RunConfig } from '../../images/oci.ts';
import { insideOf } from '../../images/rooted.ts';

export interface HostCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Why a container could not be started; the text is what ECS shows as the reason. */
export class ContainerFailure extends Error {}

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const nodeFolder = dirname(process.execPath);
/** npm, shells and such, which an image that stands on this machine's Node.js does not bring along. */
const hostPath = ['/usr/local/bin', '/usr/bin', '/bin', ...npmFolders()].join(delimiter);

/** @throws ContainerFailure when the image has no such program or working directory. */
export function hostCommand(
  container: ContainerSpecification,
  image: RunConfig,
  root: string,
  given: Readonly<Record<string, string>>,
): HostCommand {
  const environment: Record<string, string> = {
    ...imageEnvironment(image),
    ...container.environment,
    ...given,
  };
  const imagePath = environment.PATH || defaultPath;
  // An image's command belongs to its entrypoint: a task definition's entrypoint drops both.
  const entryPoint = container.entryPoint ?? image.Entrypoint ?? [];
  const command = container.command ?? (container.entryPoint ? [] : (image.Cmd ?? []));
  const [program, ...args] = [...entryPoint, ...command];
  if (program === undefined)
    throw new ContainerFailure(
      'CannotCreateContainerError: Error response from daemon: no command specified',
    );
  const workingDirectory = posix.resolve('/', container.workingDirectory ?? (image.WorkingDir || '/'));
  return {
    file: findProgram(program, root, workingDirectory, imagePath),
    args: args.map((argument) => mapped(argument, root)),
    cwd: existingFolder(root, workingDirectory),
    environment: {
      ...environment,
      HOME: environment.HOME ?? root,
      PATH: [
        ...imagePath
          .split(':')
          .filter((folder) => folder.startsWith('/') && existsSync(insideOf(root, folder)))
          .map((folder) => insideOf(root, folder)),
        nodeFolder,
        hostPath,
      ].join(delimiter),
    },
  };
}

/** Runs a command beside the container, as a health check does: with its environment, in its folder. */
export function besideCommand(of: HostCommand, root: string, command: readonly string[]): HostCommand {
  const [program = '', ...args] = command;
  const path = of.environment.PATH ?? '';
  const file = isNode(program)
    ? process.execPath
    : program.startsWith('/')
      ? absolute(program, root)
      : undefined;
  return {
    ...of,
    file: file ?? searched(program, path.split(delimiter)) ?? program,
    args: args.map((argument) => mapped(argument, root)),
  };
}

function imageEnvironment({ Env = [] }: RunConfig): Record<string, string> {
  return Object.fromEntries(
    Env.map((each) => {
      const equals = each.indexOf('=');
      return [each.slice(0, equals), each.slice(equals + 1)];
    }),
  );
}

/** An argument that is a path of the image means the unpacked file. */
function mapped(argument: string, root: string): string {
  if (!argument.startsWith('/') || argument === '/') return argument;
  const inside = insideOf(root, argument);
  return existsSync(inside) ? inside : argument;
}

function existingFolder(root: string, path: string): string {
  const folder = insideOf(root, path);
  // Docker makes a working directory that is missing; here too, as long as it is in the image's own folder.
  if (!existsSync(folder)) return root;
  if (!statSync(folder).isDirectory())
    throw new ContainerFailure(
      `CannotStartContainerError: Error response from daemon: OCI runtime create failed: mkdir ${path}: not a directory`,
    );
  return folder;
}

function findProgram(program: string, root: string, workingDirectory: string, path: string): string {
  const found = program.includes('/')
    ? absolute(posix.resolve(workingDirectory, program), root)
    : (searched(
        program,
        path.split(':').map((folder) => insideOf(root, folder)),
      ) ?? (isNode(program) ? process.execPath : searched(program, hostPath.split(delimiter))));
  if (found) return found;
  const why = program.includes('/')
    ? `stat ${program}: no such file or directory`
    : 'executable file not found in $PATH';
  throw new ContainerFailure(
    `CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${program}": ${why}: unknown`,
  );
}

/** Where this machine has npm, when that is none of the usual folders: a version manager's, say. */
function npmFolders(): string[] {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/]/.test(folder));
  return folders.filter((folder) => isExecutable(join(folder, 'npm'))).slice(0, 1);
}

/** The image's own program, this machine's Node.js for its own, or a shell where the image has none. */
function absolute(program: string, root: string): string | undefined {
  const inside = insideOf(root, program);
  if (isExecutable(inside)) return inside;
  if (existsSync(inside))
    throw new ContainerFailure(
      `CannotStartContainerError: Error response from daemon: failed to create task for container: exec: "${program}": permission denied: unknown`,
    );
  if (isNode(program)) return process.execPath;
  return ['/bin/sh', '/bin/bash', '/usr/bin/env'].includes(program) && isExecutable(program)
    ? program
    : undefined;
}

function isNode(program: string): boolean {
  return (
    basename(program) === 'node' && /^(node|\/nodejs\/bin\/node|\/usr\/(local\/)?bin\/node)$/.test(program)
  );
}

function searched(program: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
