// Tells from the first byte whether a connection speaks TLS. The client speaks first in both TLS and HTTP.
//
// Why it matters: a load balancer's DNSName is `127.0.0.1:<port>`, the port of its listener on 80, as a name on this
// machine needs a port. Templates put `https://` before it too, and that must lead to the listener on 443. So TLS that
// arrives at port 80's listener is passed to the one on 443. On AWS it fails: there, nobody would send it to port 80.
import type { Socket } from 'node:net';
import type { Clock } from '../contract/clock.ts';

/** RFC 8446 §5.1: a handshake record's type. No HTTP method begins with it. */
const handshake = 22;

export function atFirstByte(
  socket: Socket,
  { clock, withinMs }: { readonly clock: Clock; readonly withinMs: number },
  take: { tls(): void; other(): void },
): void {
  const destroy = () => void socket.destroy();
  const timer = clock.after(withinMs, destroy);
  const leave = () => {
    timer.cancel();
    socket.off('data', begin).off('end', destroy).off('error', destroy).off('close', leave);
  };
  const begin = (bytes: Buffer) => {
    leave();
    if (bytes[0] === handshake) {
      socket.pause();
      socket.unshift(bytes);
      take.tls();
    } else {
      take.other();
      // The new owner has attached its listeners by now.
      socket.emit('data', bytes);
    }
  };
  socket.on('data', begin).on('end', destroy).on('error', destroy).on('close', leave);
}
