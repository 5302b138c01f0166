// Loopback ports for tasks. A task listens only some time after its port was chosen: ports below those that the system
// gives to outgoing connections are not taken meanwhile.
import { createServer } from 'node:net';
import type { Ids } from '../../../kernel/ids.ts';

/** Linux gives out 32768 and up, macOS 49152 and up. */
const lowest = 20_000;
const count = 12_000;

const given = new Set<number>();

/** One that no task has, and nobody listens on. It starts anywhere, so that two engines hardly meet. */
export async function takePort(ids: Ids): Promise<number> {
  const start = ids.below(count);
  for (let step = 0; step < count; step++) {
    const port = lowest + ((start + step) % count);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
    given.delete(port);
  }
  throw new Error(`No port from ${lowest} to ${lowest + count - 1} is free`);
}

export function returnPort(port: number): void {
  given.delete(port);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
