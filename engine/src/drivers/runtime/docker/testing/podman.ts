// A Podman of a test's own: its storage, network, locks and socket are in a temporary folder, so that nothing of the
// machine's own containers is touched. It needs root, Linux, and the packages podman and runc.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineAddress } from '../api/address.ts';

/** Why there is none on this machine; undefined when there is. */
export const noPodman: string | undefined =
  process.platform !== 'linux' || process.getuid?.() !== 0
    ? 'it takes root on Linux'
    : ['podman', 'runc'].find((program) => spawnSync(program, ['--version']).error !== undefined)
      ? 'podman and runc are not installed'
      : undefined;

export interface Podman {
  readonly address: EngineAddress;
  /** For programs that find it by themselves. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of its API's service. */
  readonly pid: number;
  /** Flags with which the `podman` command means this one. */
  readonly flags: readonly string[];
  /** Runs the `podman` command; returns what it prints. */
  run(args: readonly string[]): string;
  /** Builds an image of a Dockerfile, and the files beside it. */
  build(name: string, dockerfile: string, files?: Readonly<Record<string, string>>): void;
  /** Makes an image of files of this machine, by their paths in the image. */
  importImage(name: string, files: Readonly<Record<string, string>>, changes?: readonly string[]): void;
  close(): Promise<void>;
}

export async function startPodman(): Promise<Podman> {
  const folder = mkdtempSync(join(tmpdir(), 'podman-'));
  const socket = join(folder, 'podman.sock');
  const environment = { ...(process.env as Record<string, string>), ...configure(folder) };
  const flags = [
    ...['--root', join(folder, 'root'), '--runroot', join(folder, 'run'), '--tmpdir', join(folder, 'tmp')],
    ...['--network-config-dir', join(folder, 'networks'), '--storage-driver', 'overlay', '--runtime', 'runc'],
  ];
  const service = spawn('podman', [...flags, 'system', 'service', '--time=0', `unix://${socket}`], {
    // Its monitors write a file `oom` here when a container runs out of memory.
    cwd: folder,
    env: environment,
    stdio: 'ignore',
  });
  const run = (args: readonly string[]) =>
    execFileSync('podman', [...flags, ...args], {
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  await listening(socket, service);
  return {
    address: { kind: 'socket', path: socket },
    pid: service.pid!,
    environment: { ...configure(folder), DOCKER_HOST: `unix://${socket}` },
    flags,
    run,
    build(name, dockerfile, files = {}) {
      const context = mkdtempSync(join(folder, 'build-'));
      for (const [path, text] of Object.entries({ ...files, Dockerfile: dockerfile }))
        writeFileSync(join(context, path), text);
      run(['build', '--quiet', '--tag', name, context]);
    },
    importImage(name, files, changes = []) {
      const script = 'root=$1 name=$2; shift 2; tar -C "$root" -cf - . | podman "$@" - "$name"';
      const root = mkdtempSync(join(folder, 'root-'));
      for (const [to, from] of Object.entries(files)) {
        mkdirSync(join(root, to, '..'), { recursive: true });
        execFileSync('cp', ['-rL', from, join(root, to)], { stdio: 'ignore' });
      }
      mkdirSync(join(root, 'tmp'), { recursive: true, mode: 0o777 });
      const command = [...flags, 'import', '--quiet', ...changes.flatMap((change) => ['--change', change])];
      execFileSync('bash', ['-o', 'pipefail', '-c', script, 'import', root, name, ...command], {
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      rmSync(root, { recursive: true });
    },
    async close() {
      run(['rm', '--all', '--force', '--time', '0']);
      run(['rmi', '--all', '--force']);
      service.kill('SIGTERM');
      if (service.exitCode === null) await new Promise((resolve) => service.once('exit', resolve));
      endMonitors(folder);
      spawnSync('umount', ['-R', join(folder, 'root/overlay')], { stdio: 'ignore' });
      const bridge = `dd${folder.slice(-6).toLowerCase()}`;
      if (existsSync(`/sys/class/net/${bridge}`))
        spawnSync('ip', ['link', 'delete', bridge], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Podman's monitor of an ended health check waits for minutes, in case somebody asks, and writes to the folder then. */
function endMonitors(folder: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (command.includes('conmon') && command.includes(`${folder}/`)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has just ended.
    }
  }
}

/** Files that a program of this machine is made of: itself and the libraries that it is linked with. */
export function program(path: string, to = path): Record<string, string> {
  const linked = spawnSync('ldd', [path], { encoding: 'utf8' }).stdout ?? '';
  const libraries = [...linked.matchAll(/\/\S+/g)].map(([library]) => library.replace(/:$/, ''));
  return Object.fromEntries([
    [to, path],
    ...libraries.filter((each) => each !== path).map((each) => [each, each]),
  ]);
}

/** An image named as one of Node.js, with this machine's. */
export function importNode(podman: Podman, name: string, to = '/usr/local/bin/node', shell = true): void {
  podman.importImage(
    name,
    { ...program(process.execPath, to), ...(shell ? { ...program('/bin/sh'), ...program('/bin/cat') } : {}) },
    [`ENV PATH=${join(to, '..')}:/usr/local/bin:/usr/bin:/bin`],
  );
}

/** Writes the configuration; returns the variables by which Podman finds it. */
function configure(folder: string): Record<string, string> {
  const containers = join(folder, 'containers.conf');
  const networks = join(folder, 'networks');
  if (!existsSync(networks)) {
    mkdirSync(networks);
    writeFileSync(
      containers,
      `[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
lock_type = "file"
`,
    );
    const net = `10.${randomInt(100, 250)}.${randomInt(0, 255)}`;
    writeFileSync(
      join(networks, 'podman.json'),
      JSON.stringify({
        name: 'podman',
        id: '2f259bab93aaaaa2542ba43ef33eb990d0999ee1b9924b557b7be53c0b7a1bb9',
        driver: 'bridge',
        network_interface: `dd${folder.slice(-6).toLowerCase()}`,
        created: '2020-01-01T00:00:00Z',
        subnets: [{ subnet: `${net}.0/24`, gateway: `${net}.1` }],
        ipv6_enabled: false,
        internal: false,
        dns_enabled: false,
        ipam_options: { driver: 'host-local' },
      }),
    );
  }
  return { CONTAINERS_CONF: containers };
}

async function listening(socket: string, service: ChildProcess): Promise<void> {
  for (;;) {
    if (service.exitCode !== null) throw new Error(`podman system service ended with ${service.exitCode}`);
    const isOpen = await new Promise((resolve) => {
      const attempt = connect(socket, () => {
        attempt.destroy();
        resolve(true);
      });
      attempt.once('error', () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
