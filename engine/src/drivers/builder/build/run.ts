// RUN: a command on this machine, in the stage's folder. There is no container: what it names by an absolute path is
// this machine's, so commands that could only mean the image's own paths, or would change the machine, are refused.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunConfig } from '../../images/oci.ts';
import { insideOf } from '../../images/rooted.ts';
import { packageNetwork } from '../../processes/package-network.ts';
import { BuildFailure } from './failure.ts';

export interface RunRequest {
  readonly root: string;
  readonly config: RunConfig;
  /** ARG values and the image's environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  /** As it is shown in messages. */
  readonly text: string;
  readonly output: (chunk: Buffer) => void;
}

/** Programs whose work is on the machine's own system folders, which here is not the image's. */
const systemChanging =
  /(?:^|[;&|(]\s*|\bsudo\s+)(apk|apt|apt-get|dpkg|yum|dnf|microdnf|zypper|pacman|useradd|adduser|groupadd|addgroup|usermod|update-ca-certificates|ldconfig|systemctl)(?=\s|$)/m;

export async function run(request: RunRequest): Promise<void> {
  const { root, config } = request;
  refuseWhatNeedsAContainer(request);
  const home = mkdtempSync(join(tmpdir(), 'drydock-build-'));
  try {
    const code = await exitCode(request, insideOf(root, config.WorkingDir || '/'), home);
    if (code !== 0)
      throw new BuildFailure(`process "${request.text}" did not complete successfully: exit code: ${code}`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function refuseWhatNeedsAContainer({ command, root, text }: RunRequest): void {
  const words = command.join(' ');
  const changing = systemChanging.exec(words)?.[1];
  if (changing)
    throw new BuildFailure(
      `"${changing}" would change this machine: the embedded builder runs commands without a container. Use a base image that has what it installs, or Docker`,
    );
  for (const [path] of words.matchAll(/(?<![\w./$}*?~:-])\/[\w.@+-][\w.@+/-]*/g)) {
    // What programs and devices need of the machine is there; the image's own would be beside it.
    if (/^\/(bin|usr\/bin|usr\/local\/bin|dev|tmp)(\/|$)/.test(path) && !existsSync(insideOf(root, path)))
      continue;
    throw new BuildFailure(
      `"${text}" names ${path}, which would be this machine's and not the image's: the embedded builder runs commands without a container. Use a path relative to WORKDIR, or Docker`,
    );
  }
}

function exitCode(request: RunRequest, cwd: string, home: string): Promise<number> {
  const [file = '', ...args] = request.command;
  const path = request.environment.PATH ?? '';
  const inside = path
    .split(':')
    .filter((each) => each.startsWith('/') && existsSync(insideOf(request.root, each)));
  const child = spawn(file, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...packageNetwork(process.env),
      HOME: home,
      ...request.environment,
      PATH: [
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
        new BuildFailure(
          error.code === 'ENOENT' ? `exec: "${file}": executable file not found in $PATH` : error.message,
        ),
      ),
    );
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 143)));
  });
}
