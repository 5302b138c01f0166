// What listens in a container.
import { readdir, readFile, readlink } from 'node:fs/promises';
import type { Listener } from '../../listening/listening.ts';
import { parseListeners } from '../../listening/sockets.ts';
import type { EngineApi } from '../api/engine-api.ts';
import type { EngineFacts } from '../connect/facts.ts';
import type { Container } from '../container/container.ts';
import { execute } from '../container/exec.ts';

export interface Shared {
  /** Ports of the container's mappings: that another container of the task listens there is as good. */
  readonly expected: readonly number[];
}

/**
 * Of a network that containers share: what the container itself listens on, and the ports that it is expected to.
 * Undefined where neither this machine's /proc nor a `cat` in the container shows it.
 */
export async function readListeners(
  { api, facts }: { readonly api: EngineApi; readonly facts: EngineFacts },
  container: Container,
  shared: Shared | undefined,
): Promise<Listener[] | undefined> {
  if (facts.isThisMachine) {
    try {
      const pid = await container.pid();
      const tables = ['tcp', 'tcp6'].map((name) =>
        readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => ''),
      );
      const text = (await Promise.all(tables)).join('\n');
      const listeners = parseListeners(text);
      const own = shared && pid !== undefined ? await socketsOf(pid) : undefined;
      if (text.trim())
        return listeners.filter(
          ({ inode, port }) => !own || own.has(inode) || shared?.expected.includes(port),
        );
    } catch {
      // It has just ended, or belongs to another user.
    }
  }
  try {
    const { stdout } = await execute(api, container.id, ['cat', '/proc/net/tcp', '/proc/net/tcp6'], 5000);
    return stdout.trim() ? parseListeners(stdout) : undefined;
  } catch {
    return undefined;
  }
}

/** Of the container with this process: those with its process ids. Undefined where they may not be read. */
async function socketsOf(pid: number): Promise<Set<string> | undefined> {
  const namespace = await readlink(`/proc/${pid}/ns/pid`);
  const sockets = new Set<string>();
  for (const each of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    try {
      if ((await readlink(`/proc/${each}/ns/pid`)) !== namespace) continue;
      for (const descriptor of await readdir(`/proc/${each}/fd`)) {
        const [, inode] =
          /^socket:\[(\d+)\]$/.exec(await readlink(`/proc/${each}/fd/${descriptor}`).catch(() => '')) ?? [];
        if (inode) sockets.add(inode);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EACCES' && each === String(pid)) return undefined;
    }
  }
  return sockets;
}
