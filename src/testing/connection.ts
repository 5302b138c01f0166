// A raw connection, for what no well-behaved HTTP client would send.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Connection {
  readonly socket: Socket;
  send(text: string): void;
  /** Everything received so far, as soon as it matches. Rejects if the connection closes first. */
  received(pattern: RegExp): Promise<string>;
  /** Everything received, once the other side has closed. */
  closed(): Promise<string>;
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let closed = false;
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    socket.emit('progress');
  });
  // A reset shows as a close; what had been received until then is what tests look at.
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = true;
    socket.emit('progress');
  });
  await once(socket, 'connect');
  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    async received(pattern) {
      while (!pattern.test(text)) {
        if (closed) throw new Error(`Closed before ${pattern}. Received: ${JSON.stringify(text)}`);
        await once(socket, 'progress');
      }
      return text;
    },
    async closed() {
      while (!closed) await once(socket, 'progress');
      return text;
    },
  };
}

/** Sends `text` on a connection of its own and returns all that comes back until the other side closes it. */
export async function exchange(port: number, text: string): Promise<string> {
  const connection = await openConnection(port);
  connection.send(text);
  return connection.closed();
}
