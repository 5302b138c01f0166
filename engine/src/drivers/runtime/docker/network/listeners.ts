// What listens in a container.
import { readFile } from 'node:fs/promises';
import type { Listener } from '../../listening/listening.ts';
import { parseListeners } from '../../listening/sockets.ts';
import type { EngineApi } from '../api/engine-api.ts';
import type { EngineFacts } from '../connect/facts.ts';
import type { Container } from '../container/container.ts';
import { execute } from '../container/exec.ts';

/** Undefined where neither this machine's /proc nor a `cat` in the container shows it. */
export async function readListeners(
  { api, facts }: { readonly api: EngineApi; readonly facts: EngineFacts },
  container: Container,
): Promise<Listener[] | undefined> {
  if (facts.isThisMachine) {
    try {
      const pid = await container.pid();
      const tables = ['tcp', 'tcp6'].map((name) =>
        readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => ''),
      );
      const text = (await Promise.all(tables)).join('\n');
      if (text.trim()) return parseListeners(text);
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
