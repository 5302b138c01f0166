// The port that a store listens on: its own where that is free, else one that the system chooses.
import { createServer } from 'node:net';

export async function freePort(wanted: number): Promise<number> {
  return (await bound(wanted)) ?? (await bound(0)) ?? wanted;
}

/** Undefined: it is taken. */
function bound(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
