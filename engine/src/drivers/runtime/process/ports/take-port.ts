// Chooses loopback ports for tasks. A task begins to listen some time after its port has been chosen, so the port is
// one that the system does not give to outgoing connections meanwhile.
import { createServer } from 'node:net';
import type { Ids } from '../../../../kernel/ids.ts';

/** Linux uses 32768 and up for outgoing connections, macOS 49152 and up. */
const lowest = 20_000;
const count = 12_000;

const given = new Set<number>();

/** A port that is free and no task has. The search starts at random, so that two engines rarely choose the same. */
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
