// Translates a container's command, environment and working directory to this machine.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join, posix } from 'node:path';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { RunConfig } from '../../images/oci.ts';
import { insideOf } from '../../images/rooted.ts';
import { hostPython, isPython, mapPythonPath, noPython } from '../../processes/host-python.ts';
import { TaskFailure } from '../lifecycle/failure.ts';

export interface HostCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface MountedPath {
  readonly containerPath: string;
  /** Where its files are on this machine. */
  readonly folder: string;
}

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const nodeFolder = dirname(process.execPath);
/** Programs that images based on this machine's Node.js do not contain, such as npm and shells. */
const hostPath = ['/usr/local/bin', '/usr/bin', '/bin', ...npmFolders()].join(delimiter);

/** @throws TaskFailure when the image does not have the program or the working directory */
export function hostCommand(
  container: ContainerSpecification,
  image: RunConfig,
  root: string,
  given: Readonly<Record<string, string>>,
  mounts: readonly MountedPath[] = [],
): HostCommand {
  const named = { ...imageEnvironment(image), ...container.environment };
  const environment: Record<string, string> = {
    ...Object.fromEntries(
      Object.entries(named).map(([name, value]) => [name, inVolume(value, mounts) ?? value]),
    ),
    ...given,
  };
  const imagePath = environment.PATH || defaultPath;
  // The image's command belongs to its entrypoint: a task definition's entrypoint overrides both.
  const entryPoint = container.entryPoint ?? image.Entrypoint ?? [];
  const command = container.command ?? (container.entryPoint ? [] : (image.Cmd ?? []));
  const [program, ...args] = [...entryPoint, ...command];
  if (program === undefined)
    throw new TaskFailure('CannotCreateContainerError: Error response from daemon: no command specified');
  const workingDirectory = posix.resolve('/', container.workingDirectory ?? (image.WorkingDir || '/'));
  return {
    file: findProgram(program, root, workingDirectory, imagePath),
    args: args.map((argument) => inVolume(argument, mounts) ?? mapped(argument, root)),
    cwd: inVolume(workingDirectory, mounts) ?? existingFolder(root, workingDirectory),
    environment: {
      ...environment,
      HOME: environment.HOME ?? root,
      ...(environment.PYTHONPATH
        ? { PYTHONPATH: mapPythonPath(environment.PYTHONPATH, (path) => mapped(path, root)) }
        : {}),
      PATH: [
        ...imagePath
          .split(':')
          .filter((folder) => folder.startsWith('/') && existsSync(insideOf(root, folder)))
          .map((folder) => insideOf(root, folder)),
        nodeFolder,
        ...(environment.PYTHON_VERSION ? [pythonFolder()] : []),
        hostPath,
      ]
        .filter(Boolean)
        .join(delimiter),
    },
  };
}

function pythonFolder(): string {
  const python = hostPython();
  return python ? dirname(python.executable) : '';
}

/** A command with the container's environment and working directory, for health checks. */
export function besideCommand(of: HostCommand, root: string, command: readonly string[]): HostCommand {
  const [program = '', ...args] = command;
  const path = of.environment.PATH ?? '';
  const file = program.startsWith('/') ? absolute(program, root) : interpreter(program);
  return {
    ...of,
    file: file ?? searched(program, path.split(delimiter)) ?? program,
    args: args.map((argument) => mapped(argument, root)),
  };
}

/** The place on this machine of a path that lies in a volume. */
function inVolume(path: string, mounts: readonly MountedPath[]): string | undefined {
  const mount = mounts.find(({ containerPath: at }) => path === at || path.startsWith(`${at}/`));
  return mount && join(mount.folder, path.slice(mount.containerPath.length));
}

function imageEnvironment({ Env = [] }: RunConfig): Record<string, string> {
  return Object.fromEntries(
    Env.map((each) => {
      const equals = each.indexOf('=');
      return [each.slice(0, equals), each.slice(equals + 1)];
    }),
  );
}

/** Replaces an argument that is a path in the image with the path of the unpacked file. */
function mapped(argument: string, root: string): string {
  if (!argument.startsWith('/') || argument === '/') return argument;
  const inside = insideOf(root, argument);
  return existsSync(inside) ? inside : argument;
}

function existingFolder(root: string, path: string): string {
  const folder = insideOf(root, path);
  // Docker creates a missing working directory; so does this, inside the image's folder only.
  if (!existsSync(folder)) return root;
  if (!statSync(folder).isDirectory())
    throw new TaskFailure(
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
      ) ??
      interpreter(program) ??
      searched(program, hostPath.split(delimiter)));
  if (found) return found;
  if (isPython(program)) throw new TaskFailure(`CannotStartContainerError: exec: "${program}": ${noPython}`);
  const why = program.includes('/')
    ? `stat ${program}: no such file or directory`
    : 'executable file not found in $PATH';
  throw new TaskFailure(
    `CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${program}": ${why}: unknown`,
  );
}

/** The folder of this machine's npm when it is not one of the usual ones, for example a version manager's. */
function npmFolders(): string[] {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/]/.test(folder));
  return folders.filter((folder) => isExecutable(join(folder, 'npm'))).slice(0, 1);
}

/** The program in the image, or this machine's Node.js, Python or shell where the image has none of its own. */
function absolute(program: string, root: string): string | undefined {
  const inside = insideOf(root, program);
  if (isExecutable(inside)) return inside;
  if (existsSync(inside))
    throw new TaskFailure(
      `CannotStartContainerError: Error response from daemon: failed to create task for container: exec: "${program}": permission denied: unknown`,
    );
  return interpreter(program) ?? shell(program);
}

const shell = (program: string) =>
  ['/bin/sh', '/bin/bash', '/usr/bin/env'].includes(program) && isExecutable(program) ? program : undefined;

/** What of this machine stands for the image's. */
const interpreter = (program: string): string | undefined =>
  isNode(program) ? process.execPath : isPython(program) ? hostPython()?.executable : undefined;

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
