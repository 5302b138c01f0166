// Finds the machine's container engine as the `docker` command line does, and where Docker, Podman, Docker Desktop,
// OrbStack, Colima and Rancher Desktop put their sockets.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { addressText, type EngineAddress } from '../api/address.ts';
import { EngineApi } from '../api/engine-api.ts';
import { contextAddress, type Environment, hostAddress } from './docker-config.ts';
import { engineFacts, isPodman } from './facts.ts';

/** A socket of an engine that hangs must not hold up a start. */
const answerWithinMs = 2000;

export interface FoundEngine {
  readonly address: EngineAddress;
  readonly isPodman: boolean;
}

export interface NoEngine {
  readonly address?: undefined;
  /** A sentence: what was tried. */
  readonly reason: string;
}

/** The first engine that answers. One that the user named is the only one that is tried. */
export async function findEngine(environment: Environment): Promise<FoundEngine | NoEngine> {
  let named: EngineAddress | undefined;
  try {
    named = hostAddress(environment) ?? contextAddress(environment);
  } catch (error) {
    return { reason: (error as Error).message };
  }
  if (named?.kind === 'tcp' && !/^(localhost|127\..*|\[::1\])$/.test(named.host))
    return { reason: `${addressText(named)} is another machine, and would publish ports there` };
  if (named) {
    const found = await ask(named);
    return typeof found === 'string' ? { reason: `${addressText(named)} does not answer (${found})` } : found;
  }
  const tried: string[] = [];
  for (const path of usualSockets(environment)) {
    if (!path.startsWith('\\\\') && !existsSync(path)) continue;
    const address = { kind: 'socket', path } as const;
    const found = await ask(address);
    if (typeof found !== 'string') return found;
    tried.push(`${path} (${found})`);
  }
  return {
    reason:
      tried.length > 0
        ? `none of these answers: ${tried.join(', ')}`
        : 'DOCKER_HOST is not set, and there is no socket where Docker and Podman put theirs',
  };
}

function usualSockets(environment: Environment): string[] {
  const home = environment.HOME || homedir();
  const runtime = environment.XDG_RUNTIME_DIR || `/run/user/${process.getuid?.() ?? 0}`;
  if (process.platform === 'win32')
    return [
      '\\\\.\\pipe\\docker_engine',
      '\\\\.\\pipe\\dockerDesktopLinuxEngine',
      '\\\\.\\pipe\\podman-machine-default',
    ];
  return [
    '/var/run/docker.sock',
    join(runtime, 'docker.sock'),
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
    join(home, '.orbstack/run/docker.sock'),
    join(home, '.colima/default/docker.sock'),
    join(home, '.rd/docker.sock'),
    join(runtime, 'podman/podman.sock'),
    '/run/podman/podman.sock',
    join(home, '.local/share/containers/podman/machine/podman.sock'),
  ];
}

/** What it is, or what is wrong with it. */
async function ask(address: EngineAddress): Promise<FoundEngine | string> {
  const api = new EngineApi(address);
  try {
    const headers = await api.ping(AbortSignal.timeout(answerWithinMs));
    return { address, isPodman: isPodman(headers) };
  } catch (error) {
    const { message } = error as Error;
    if (/EACCES|EPERM/.test(message)) return 'you may not use it: join its group, or run as its owner';
    return /ECONNREFUSED/.test(message) ? 'nobody listens' : message.replace(/^.*does not answer: /, '');
  } finally {
    api.close();
  }
}

/** False for one in a virtual machine. */
export async function isOfThisMachine(address: EngineAddress): Promise<boolean> {
  const api = new EngineApi(address);
  try {
    return (await engineFacts(api)).isThisMachine;
  } catch {
    return false;
  } finally {
    api.close();
  }
}
