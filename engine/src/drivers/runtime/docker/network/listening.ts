// Looks at what a container really listens on, and says so when it is not what its port mapping names: behind a load
// balancer such a task only ever fails its health checks.
import { readFile } from 'node:fs/promises';
import type { EngineApi } from '../api/engine-api.ts';
import type { EngineFacts } from '../connect/facts.ts';
import type { Container } from '../container/container.ts';
import { execute } from '../container/exec.ts';

export interface Listener {
  readonly port: number;
  /** Only from inside the container. */
  readonly isLoopback: boolean;
}

const lookEveryMs = 1000;
/** Time that an application has to listen before something is said: on another port, or on none. */
const elsewhereAfterMs = 3000;
const nowhereAfterMs = 15_000;

/** Reports a sentence for each port that is not listened on, once; ends by itself. */
export function watchListeners(
  { api, facts }: { readonly api: EngineApi; readonly facts: EngineFacts },
  container: Container,
  /** Ports of other containers in the same network. */
  others: readonly number[],
  remark: (text: string) => void,
): void {
  const missing = new Set(
    container.specification.portMappings
      .filter(({ protocol }) => protocol === 'tcp')
      .map((each) => each.containerPort),
  );
  const startedAt = performance.now();
  const look = async () => {
    if (!container.isRunning) return;
    const listeners = await readListeners(api, facts, container);
    // Neither /proc nor a `cat` in the container: nothing is known, and nothing said.
    if (!listeners) return;
    for (const port of missing)
      if (listeners.some((each) => each.port === port && !each.isLoopback)) missing.delete(port);
    if (missing.size === 0) return;
    const waitedMs = performance.now() - startedAt;
    const elsewhere = listeners.filter(({ port }) => !others.includes(port));
    if (elsewhere.length > 0 ? waitedMs >= elsewhereAfterMs : waitedMs >= nowhereAfterMs) {
      for (const port of missing) remark(sentence(port, elsewhere, waitedMs));
      return;
    }
    setTimeout(look, lookEveryMs).unref();
  };
  if (missing.size > 0) setTimeout(look, lookEveryMs).unref();
}

export function sentence(port: number, listeners: readonly Listener[], waitedMs: number): string {
  if (listeners.some((each) => each.port === port))
    return `It listens on port ${port} of 127.0.0.1 only, where nothing outside the container reaches it: it has to listen on 0.0.0.0.`;
  const ports = [...new Set(listeners.map((each) => each.port))].join(' and ');
  return ports
    ? `It listens on port ${ports}, and its port mapping says ${port}.`
    : `Nothing listens on port ${port}, which its port mapping names, ${Math.round(waitedMs / 1000)} s after its start.`;
}

async function readListeners(
  api: EngineApi,
  facts: EngineFacts,
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

/** Rows of /proc/net/tcp and tcp6 in the state LISTEN: `sl local_address rem_address st …`, all in hexadecimal. */
export function parseListeners(text: string): Listener[] {
  return text.split('\n').flatMap((line) => {
    const [, address = '', port = '', state] =
      /^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} ([0-9A-F]{2})/.exec(line) ?? [];
    if (state !== '0A') return [];
    const isLoopback =
      /^......7F$/.test(address) ||
      /^0{24}01000000$/.test(address) ||
      /^0{16}FFFF0000......7F$/.test(address);
    return [{ port: Number.parseInt(port, 16), isLoopback }];
  });
}
