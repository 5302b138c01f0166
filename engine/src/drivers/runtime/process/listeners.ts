// What the processes of a container listen on, on this machine: from /proc on Linux, from `lsof` elsewhere.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { hasProc, readProcesses } from '../../processes/process-table.ts';
import type { Listener } from '../listening/listening.ts';
import { parseListeners } from '../listening/sockets.ts';

/** Of a process group. Undefined where it cannot be known. */
export async function readListeners(group: number): Promise<Listener[] | undefined> {
  try {
    return reachable(hasProc ? fromProc(group) : await fromLsof(group));
  } catch {
    // No descriptor is left to look with, or there is no `lsof`.
    return undefined;
  }
}

/** Loopback is no network of the container's own here: the load balancer reaches it. */
const reachable = (ports: readonly number[]) =>
  [...new Set(ports)].map((port) => ({ port, isLoopback: false }));

function fromProc(group: number): number[] {
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => parseListeners(text(path)));
  const held = new Set(
    readProcesses()
      .filter((row) => row.group === group || row.session === group)
      .flatMap(({ pid }) => socketsOf(pid)),
  );
  return sockets.filter(({ inode }) => held.has(inode)).map(({ port }) => port);
}

// A process may end while it is looked at, or belong to another user.
function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const inode = /^socket:\[(\d+)\]$/.exec(target(`/proc/${pid}/fd/${descriptor}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

function target(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function fromLsof(group: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    execFile(
      'lsof',
      ['-a', '-g', String(group), '-iTCP', '-sTCP:LISTEN', '-P', '-n', '-Fn'],
      (error, stdout) => {
        // It exits with 1 when nothing listens.
        if (error && (error as NodeJS.ErrnoException).code === 'ENOENT') reject(error);
        else resolve(parseLsof(stdout));
      },
    );
  });
}

/** Lines such as `n*:3000` and `n[::1]:3000`. */
export function parseLsof(output: string): number[] {
  return [...output.matchAll(/^n.*:(\d+)$/gm)].map(([, port]) => Number(port));
}
