// RUN: runs a command on this machine, in the stage's folder, without a container. Absolute paths are this machine's,
// so commands that mean the image's paths, or would change this machine, are refused.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunConfig } from '../../images/oci.ts';
import { insideOf } from '../../images/rooted.ts';
import { mapPythonPath } from '../../processes/host-python.ts';
import { installInto } from '../../processes/machine-changes.ts';
import { markVariable } from '../../processes/mark.ts';
import { packageNetwork } from '../../processes/package-network.ts';
import { DockerfileFailure } from '../dockerfile/failure.ts';
import { refusal } from './refuse.ts';
import { makeStandIns } from './stand-ins/folder.ts';

export interface RunRequest {
  readonly root: string;
  readonly config: RunConfig;
  /** ARG values and the image's environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  /** For messages. */
  readonly text: string;
  readonly output: (chunk: Buffer) => void;
}

export async function run(request: RunRequest): Promise<void> {
  const { root, config } = request;
  const refused = refusal(request.command, root, request.environment);
  if (refused) throw new DockerfileFailure(refused);
  const home = mkdtempSync(join(tmpdir(), 'drydock-build-'));
  try {
    const code = await exitCode(request, insideOf(root, config.WorkingDir || '/'), home);
    if (code !== 0)
      throw new DockerfileFailure(
        `process "${request.text}" did not complete successfully: exit code: ${code}`,
      );
    moveScripts(request);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function exitCode(request: RunRequest, cwd: string, home: string): Promise<number> {
  const [file = '', ...args] = request.command;
  const path = request.environment.PATH ?? '';
  const standIns = join(home, 'stand-ins');
  makeStandIns(standIns, { root: request.root, caller: process.pid, command: request.command });
  const inside = path
    .split(':')
    .filter((each) => each.startsWith('/') && existsSync(insideOf(request.root, each)));
  const child = spawn(file, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...packageNetwork(process.env),
      // Global installations go to the image, where its PATH finds them.
      ...installInto(insideOf(request.root, '/usr/local')),
      HOME: home,
      ...request.environment,
      ...pythonVariables(request),
      // What it starts ends with the build, even after an `ENV` of that name.
      ...(process.env[markVariable] ? { [markVariable]: process.env[markVariable] } : {}),
      PATH: [
        standIns,
        ...inside.map((each) => insideOf(request.root, each)),
        dirname(process.execPath),
        process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
      ].join(':'),
    },
  });
  child.stdout.on('data', request.output);
  child.stderr.on('data', request.output);
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new DockerfileFailure(
          // It is EACCES when this user may not read a folder of PATH; the program was not found then either.
          error.code === 'ENOENT' || (error.code === 'EACCES' && !file.includes('/'))
            ? `exec: "${file}": executable file not found in $PATH`
            : error.message,
        ),
      ),
    );
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 143)));
  });
}

/** Where a stage that is based on Python has its packages. */
const sitePackages = ({ environment, root }: RunRequest): string | undefined => {
  const path = environment.PYTHONPATH?.split(':').find((each) => each.startsWith('/usr/local/lib/python'));
  return path && insideOf(root, path);
};

/** pip installs into the image. */
function pythonVariables(request: RunRequest): Record<string, string> {
  const target = sitePackages(request);
  if (target === undefined) return {};
  const { PYTHONPATH = '' } = request.environment;
  return {
    PYTHONPATH: mapPythonPath(PYTHONPATH, (path) => insideOf(request.root, path)),
    PIP_TARGET: target,
    PIP_REQUIRE_VIRTUALENV: '0',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
  };
}

/** pip leaves the programs of a target's packages beside them; in the image they are on its PATH. */
function moveScripts(request: RunRequest): void {
  const target = sitePackages(request);
  if (target === undefined || !existsSync(join(target, 'bin'))) return;
  const to = insideOf(request.root, '/usr/local/bin');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(join(target, 'bin'))) renameSync(join(target, 'bin', name), join(to, name));
  rmSync(join(target, 'bin'), { recursive: true });
}
