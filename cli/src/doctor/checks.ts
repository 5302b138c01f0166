// What `drydock doctor` looks at: each check is a question about this machine, answered with what a person can do about it.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { detect } from '../adopt/detect.ts';
import { readFolder } from '../adopt/folder.ts';
import type { Clock } from '../clock/clock.ts';
import type { MessageOf } from '../messages/message.ts';
import { isPortFree } from '../targets/engine/free-port.ts';
import { findEngine } from '../targets/engine/record.ts';

export type Finding = Omit<MessageOf<'doctor-check'>, 'code'>;

export interface Machine {
  readonly nodeVersion: string;
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Absolute path of the state folder. */
  readonly state: string;
  /** The first line that a program writes, or undefined where there is none. */
  run(program: string, ...args: readonly string[]): string | undefined;
  /** Whether a container engine answers on a socket. */
  pings(socket: string): Promise<boolean>;
}

type Check = (machine: Machine, clock: Clock) => Promise<Finding> | Finding;

const ok = (about: string, detail: string): Finding => ({ about, status: 'ok', detail });
const warning = (about: string, detail: string, advice: string): Finding => ({
  about,
  status: 'warning',
  detail,
  advice,
});
const failure = (about: string, detail: string, advice: string): Finding => ({
  about,
  status: 'failure',
  detail,
  advice,
});

/** Less than that, and a build of a larger image may fill the disk. */
const leastFreeGb = 2;
const usualPort = 4566;

const nodeJs: Check = ({ nodeVersion }) => {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13)
    ? ok('Node.js', nodeVersion)
    : failure(
        'Node.js',
        `${nodeVersion} has no SQLite`,
        'Install Node.js 22.13 or newer: https://nodejs.org/.',
      );
};

const system: Check = ({ platform, environment }) => {
  if (platform === 'linux') return ok('System', environment.WSL_DISTRO_NAME ? 'Linux in WSL' : 'Linux');
  if (platform === 'darwin')
    return warning('System', 'macOS', 'Supported by the code and not tested: report what does not work.');
  return failure('System', platform, 'Use WSL: Drydock needs a POSIX shell and Unix sockets.');
};

const git: Check = ({ run }) => {
  const version = run('git', '--version');
  return version
    ? ok('git', version.replace(/^git version /, ''))
    : failure('git', 'not found', "Install git: a pipeline's source is a git repository.");
};

const containers: Check = async ({ environment, pings }) => {
  const { DOCKER_HOST, XDG_RUNTIME_DIR } = environment;
  const sockets = [
    ...(DOCKER_HOST?.startsWith('unix://') ? [DOCKER_HOST.slice('unix://'.length)] : []),
    '/var/run/docker.sock',
    ...(XDG_RUNTIME_DIR ? [join(XDG_RUNTIME_DIR, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
  ];
  for (const socket of sockets) {
    if (await pings(socket)) return ok('Containers', `tasks are containers of ${socket}`);
  }
  if (DOCKER_HOST && !DOCKER_HOST.startsWith('unix://'))
    return ok('Containers', `DOCKER_HOST is ${DOCKER_HOST}`);
  return warning(
    'Containers',
    'no Docker and no Podman answers: tasks are processes',
    'Enough for images made from `node` or `python`. For all others start Docker, or `podman system service --time=0`.',
  );
};

const python: Check = ({ run }) => {
  const version = run('python3', '--version');
  return version
    ? ok('Python', version.replace(/^Python /, ''))
    : warning('Python', 'not found', 'Only needed for Python images and functions without containers.');
};

const port: Check = async ({ state }, clock) => {
  const engine = await findEngine(state, clock);
  if (engine) return ok('Engine', `runs at ${engine.endpoint}, pid ${engine.pid}`);
  return (await isPortFree(usualPort))
    ? ok('Engine', `none runs on this state; port ${usualPort} is free`)
    : ok('Engine', `none runs on this state; port ${usualPort} is taken, so \`up\` takes another one`);
};

const stateFolder: Check = ({ state }) => {
  let existing = state;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK);
  } catch {
    return failure('State', `${existing} cannot be written to`, 'Choose another folder: --state FOLDER.');
  }
  const { bavail, bsize } = statfsSync(existing);
  const freeGb = (bavail * bsize) / 1e9;
  return freeGb < leastFreeGb
    ? warning(
        'State',
        `${state}: ${freeGb.toFixed(1)} GB free`,
        '`drydock down --purge` frees what it holds.',
      )
    : ok('State', `${state}: ${freeGb.toFixed(0)} GB free`);
};

const tools: Check = ({ run }) => {
  const aws = run('aws', '--version')?.split(' ')[0];
  return aws
    ? ok('AWS CLI', aws.replace('aws-cli/', ''))
    : ok('AWS CLI', 'not found: only needed to talk to the engine by hand');
};

const folder: Check = ({ folder: path }) => {
  const found = detect(readFolder(path));
  return found.kind === 'nothing'
    ? warning('This folder', 'nothing that `drydock up` can start', '`drydock up` says what it looks for.')
    : ok('This folder', `${found.title}: \`drydock up\` brings it up`);
};

const checks: readonly Check[] = [nodeJs, system, git, containers, python, tools, port, stateFolder, folder];

export async function* examine(machine: Machine, clock: Clock): AsyncGenerator<Finding, void> {
  for (const check of checks) yield await check(machine, clock);
}

export const thisMachine = (state: string): Machine => ({
  nodeVersion: process.versions.node,
  platform: process.platform,
  environment: process.env,
  folder: process.cwd(),
  state,
  run(program, ...args) {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 10_000 });
    return status === 0 ? (stdout || stderr).trim().split('\n')[0] : undefined;
  },
  pings: (socketPath) =>
    new Promise((resolve) => {
      const asked = request({ socketPath, path: '/_ping', timeout: 5000 }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      asked.once('error', () => resolve(false));
      asked.once('timeout', () => asked.destroy());
      asked.end();
    }),
});
