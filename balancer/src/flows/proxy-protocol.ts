// The header of proxy protocol version 2, which tells a target whose connection it is.
// https://www.haproxy.org/download/1.8/doc/proxy-protocol.txt, section 2.2
import { isIPv4 } from 'node:net';

const signature = Buffer.from([0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a]);
const version2 = 0x20;
const proxied = version2 | 1;
const local = version2;
const tcpOverIPv4 = 0x11;

export interface Side {
  readonly address: string | undefined;
  readonly port: number | undefined;
}

/** The header for a client's connection over IPv4. Any other connection, such as a health check's, gets one without addresses. */
export function proxyHeader(source?: Side, destination?: Side): Buffer {
  const from = ipv4(source?.address);
  const to = ipv4(destination?.address);
  if (!from || !to) return Buffer.concat([signature, Buffer.from([local, 0, 0, 0])]);
  const header = Buffer.alloc(28);
  signature.copy(header);
  header.set([proxied, tcpOverIPv4], 12);
  header.writeUInt16BE(12, 14);
  header.set([...from, ...to], 16);
  header.writeUInt16BE(source?.port ?? 0, 24);
  header.writeUInt16BE(destination?.port ?? 0, 26);
  return header;
}

const mapped = /^::ffff:/;

function ipv4(address = ''): number[] | undefined {
  const plain = address.replace(mapped, '');
  return isIPv4(plain) ? plain.split('.').map(Number) : undefined;
}
