// The program of this machine that has an image: docker or podman.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { UserError } from '../errors/user-error.ts';

export interface LocalImage {
  /** 64 hexadecimal digits. */
  readonly id: string;
  /** As the OCI names it: `amd64`. */
  readonly architecture: string;
  readonly program: Program;
  /** What the program needs to find it. */
  readonly flags: readonly string[];
}

type Program = 'docker' | 'podman';

export interface Registry {
  /** `host:port`, or a host. */
  readonly host: string;
  readonly password: string;
  /** An engine's registry has no certificate. */
  readonly isSecure: boolean;
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** There is no such program. */
  readonly isMissing: boolean;
}

/** @throws UserError when neither program has the image, with what each of them says */
export async function findLocalImage(image: string): Promise<LocalImage> {
  const reasons: string[] = [];
  for (const program of await programs()) {
    const { status, stdout, stderr, isMissing } = await run(program, [
      'image',
      'inspect',
      '--format',
      '{{.Id}} {{.Architecture}}',
      image,
    ]);
    if (isMissing) continue;
    const [, id, architecture] = /^(?:sha256:)?([0-9a-f]{64}) (\S+)/.exec(stdout) ?? [];
    if (status === 0 && id && architecture)
      return { id, architecture, ...(program === 'docker' ? await behindDocker() : { program, flags: [] }) };
    reasons.push(`${program}: ${lastLine(stderr)}`);
  }
  throw new UserError(
    reasons.length === 0
      ? 'To push an image takes docker or podman: neither of them is installed.'
      : [`There is no image ${image} on this machine:`, ...reasons.map((reason) => `  ${reason}`)].join('\n'),
  );
}

/** `docker` may be Podman under another name, whose registry flags are its own. */
async function programs(): Promise<readonly Program[]> {
  const { stdout } = await run('docker', ['--version']);
  return /podman/i.test(stdout) ? ['podman'] : ['docker', 'podman'];
}

/**
 * Behind the command `docker` may be a Podman, which takes pushes to a registry without a certificate only from its own
 * command. Without the person's configuration, docker would not know the context that they use: its address is a flag.
 */
async function behindDocker(): Promise<Pick<LocalImage, 'program' | 'flags'>> {
  const context = await run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
  const host = process.env.DOCKER_HOST || context.stdout.trim();
  const server = await run('docker', [
    'version',
    '--format',
    '{{range .Server.Components}}{{.Name}} {{end}}',
  ]);
  const isPodman = /podman/i.test(server.stdout) && (await run('podman', ['--version'])).status === 0;
  if (isPodman && host) return { program: 'podman', flags: ['--remote', '--url', host] };
  return { program: 'docker', flags: host ? ['--host', host] : [] };
}

/**
 * Pushes an image under another name. The login is for this push alone: the person's own logins stay as they are.
 * @param name `host/repository:tag`
 * @throws UserError with what the program says
 */
export async function pushImage(image: LocalImage, name: string, registry: Registry): Promise<void> {
  const { id, program, flags } = image;
  const folder = mkdtempSync(join(tmpdir(), 'drydock-push-'));
  const file = join(folder, 'config.json');
  const auth = Buffer.from(`AWS:${registry.password}`).toString('base64');
  writeFileSync(file, JSON.stringify({ auths: { [registry.host]: { auth } } }), { mode: 0o600 });
  try {
    if (program === 'podman') {
      const access = ['--authfile', file, `--tls-verify=${registry.isSecure}`];
      await must('podman', [...flags, 'push', ...access, '--quiet', id, `docker://${name}`]);
      return;
    }
    const docker = ['--config', folder, ...flags];
    await must('docker', [...docker, 'tag', id, name]);
    try {
      await must('docker', [...docker, 'push', '--quiet', name]);
    } finally {
      await run('docker', [...docker, 'rmi', '--no-prune', name]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function must(program: string, args: readonly string[]): Promise<void> {
  const { status, stderr, stdout } = await run(program, args);
  const verb = args.find((arg) => /^(tag|push)$/.test(arg));
  if (status !== 0) throw new UserError(`\`${program} ${verb}\` failed: ${lastLine(stderr || stdout)}`);
}

async function run(program: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<{ status: number | null; isMissing: boolean }>((resolve) => {
    child.once('error', () => resolve({ status: null, isMissing: true }));
    child.once('close', (status) => resolve({ status, isMissing: false }));
  });
  const [stdout, stderr, { status, isMissing }] = await Promise.all([
    text(child.stdout).catch(() => ''),
    text(child.stderr).catch(() => ''),
    ended,
  ]);
  return { status, stdout, stderr, isMissing };
}

const lastLine = (said: string) => said.trim().split('\n').at(-1) ?? '';
