// The port that a store listens on: its own where that is free, or the one that it had last, else one that the system chooses.
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export async function freePort(wanted: number, former = wanted): Promise<number> {
  return (await bound(wanted)) ?? (await bound(former)) ?? (await bound(0)) ?? wanted;
}

/** Once something takes connections there, for as long as it may yet. */
export async function connects(port: number, isPossible: () => boolean): Promise<void> {
  while (isPossible()) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      }).once('error', () => resolve(false));
    });
    if (isOpen) return;
    await delay(20);
  }
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
