// A listener's socket for datagrams, bound to the first port of this machine that is free.
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

export type Datagram = (bytes: Buffer, from: RemoteInfo, socket: Socket) => void;

/** @param done called once, with the port or with why there is none */
export function bindDatagrams(
  hostPorts: readonly number[],
  host: string,
  received: Datagram,
  done: (outcome: { readonly hostPort?: number; readonly error?: string }) => void,
): { close(): void } {
  let closed = false;
  let current: Socket;
  const attempt = (next: number) => {
    const socket = createSocket('udp4');
    current = socket;
    let bound = false;
    socket.on('message', (bytes, from) => received(bytes, from, socket));
    socket.on('error', (error) => {
      if (bound || closed) return;
      socket.close();
      if (next + 1 < hostPorts.length) attempt(next + 1);
      else done({ error: `None of the ports ${hostPorts.join(', ')} could be bound: ${error.message}` });
    });
    socket.bind(hostPorts[next], host, () => {
      if (closed) return;
      bound = true;
      done({ hostPort: socket.address().port });
    });
  };
  attempt(0);
  return {
    close() {
      if (closed) return;
      closed = true;
      current.close();
    },
  };
}
