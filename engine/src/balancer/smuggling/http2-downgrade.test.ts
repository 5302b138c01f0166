// HTTP/2 requests whose fields would be something else once they are written as HTTP/1.1: sent as raw frames, since no
// client library would send them.
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forwardTo, Rig, target, targetGroup } from '../testing.ts';
import { defaultCertificate } from '../testing-certificates.ts';
import { lenientOrigin, type NotingOrigin } from './origins.ts';

const rig = new Rig();
let origin: NotingOrigin;

beforeAll(async () => {
  origin = await lenientOrigin(rig, 'chunked');
  const group = targetGroup('web', { targets: [target(origin.port)] });
  await rig.serve({
    groups: [group],
    rules: [forwardTo(group)],
    listener: { protocol: 'HTTPS', port: 443, certificates: [defaultCertificate] },
  });
  await rig.healthy(1);
});
afterAll(() => rig.stop());

const frameTypes = { data: 0, headers: 1, reset: 3, settings: 4, goaway: 7 };
const endStream = 1;
const endHeaders = 4;

function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** HPACK: literals without indexing, without Huffman (RFC 7541 §6.2.2). */
function literals(fields: readonly (readonly [string, string])[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([name, value]) => {
      const [n, v] = [Buffer.from(name, 'latin1'), Buffer.from(value, 'latin1')];
      return [Buffer.from([0, n.length]), n, Buffer.from([v.length]), v];
    }),
  );
}

/** What the balancer says to one stream: `ok`, or that it was refused in some way. */
async function outcome(
  fields: readonly (readonly [string, string])[],
  body?: string,
): Promise<'ok' | 'refused'> {
  const socket: TLSSocket = connect({
    port: rig.port,
    host: '127.0.0.1',
    rejectUnauthorized: false,
    ALPNProtocols: ['h2'],
  });
  socket.on('error', () => {});
  await once(socket, 'secureConnect');
  const flags = endHeaders | (body === undefined ? endStream : 0);
  socket.write(
    Buffer.concat([
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      frame(frameTypes.settings, 0, 0, Buffer.alloc(0)),
      frame(frameTypes.headers, flags, 1, literals(fields)),
      ...(body === undefined ? [] : [frame(frameTypes.data, endStream, 1, Buffer.from(body))]),
    ]),
  );
  let buffer = Buffer.alloc(0);
  const read = (): 'ok' | 'refused' | undefined => {
    for (let at = 0; at + 9 <= buffer.length; ) {
      const length = buffer.readUIntBE(at, 3);
      if (at + 9 + length > buffer.length) return undefined;
      const type = buffer[at + 3];
      const payload = buffer.subarray(at + 9, at + 9 + length);
      // 0x88 is `:status: 200` of the static table.
      if (type === frameTypes.headers) return payload[0] === 0x88 ? 'ok' : 'refused';
      if (type === frameTypes.reset || type === frameTypes.goaway) return 'refused';
      at += 9 + length;
    }
    return undefined;
  };
  for (;;) {
    const ended = once(socket, 'close').then(() => undefined);
    const data = await Promise.race([once(socket, 'data') as Promise<[Buffer]>, ended]);
    if (data) buffer = Buffer.concat([buffer, data[0]]);
    const found = data ? read() : 'refused';
    if (!found) continue;
    socket.destroy();
    return found;
  }
}

const plain = [
  [':method', 'GET'],
  [':scheme', 'https'],
  [':path', '/x'],
  [':authority', 'a.example.com'],
] as const;
const replaced = (name: string, value: string) =>
  plain.map((field) => (field[0] === name ? ([name, value] as const) : field));
const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: evil\r\n\r\n';

test('an ordinary request passes', async () => {
  expect(await outcome(plain)).toBe('ok');
});

test.each<[string, readonly (readonly [string, string])[], string?]>([
  ['a line end in a value', [...plain, ['x', `a\r\n\r\n${smuggled}`]]],
  ['a bare LF in a value', [...plain, ['x', 'a\ntransfer-encoding: chunked']]],
  ['a bare CR in a value', [...plain, ['x', 'a\rb']]],
  ['a NUL in a value', [...plain, ['x', 'a\0b']]],
  ['a line end in a name', [...plain, ['x\r\ntransfer-encoding', 'chunked']]],
  ['a colon in a name', [...plain, ['transfer-encoding: chunked\r\nx', 'y']]],
  ['a blank in a name', [...plain, ['transfer-encoding ', 'chunked']]],
  ['an upper-case name', [...plain, ['Transfer-Encoding', 'chunked']]],
  ['an empty name', [...plain, ['', 'x']]],
  ['transfer-encoding', [...plain, ['transfer-encoding', 'chunked']], `0\r\n\r\n${smuggled}`],
  ['connection', [...plain, ['connection', 'keep-alive']]],
  ['upgrade', [...plain, ['upgrade', 'websocket']]],
  ['te other than trailers', [...plain, ['te', 'chunked']]],
  ['a content-length that is too short', [...plain, ['content-length', '0']], smuggled],
  ['a content-length that is too long', [...plain, ['content-length', '100']], 'x'],
  ['a content-length that is no number', [...plain, ['content-length', '+1']], 'x'],
  ['two content-lengths', [...plain, ['content-length', '1'], ['content-length', '2']], 'x'],
  ['a line end in the path', replaced(':path', `/x HTTP/1.1\r\nHost: a\r\n\r\n${smuggled}`)],
  ['a blank in the path', replaced(':path', '/x HTTP/1.1')],
  ['a path that is none', replaced(':path', 'x')],
  ['an empty path', replaced(':path', '')],
  ['a fragment', replaced(':path', '/x#y')],
  ['a line end in the method', replaced(':method', `GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\nGET`)],
  ['a blank in the method', replaced(':method', 'GET /smuggled')],
  ['CONNECT', replaced(':method', 'CONNECT')],
  ['a line end in the authority', replaced(':authority', 'a\r\nx: y')],
  ['a path in the authority', replaced(':authority', 'a/b')],
  ['a user in the authority', replaced(':authority', 'u@a')],
  ['two paths', [...plain, [':path', '/y']]],
  ['a pseudo-header at the end', [['x', 'y'], ...plain]],
  ['an unknown pseudo-header', [...plain, [':x', 'y']]],
  ['no method', plain.slice(1)],
])('%s is refused, or dropped on the way', async (_, fields, body) => {
  const { requests, octets } = origin;
  const before = { requests: requests.length, octets: octets.length };
  const said = await outcome(fields, body);
  await rig.settled();
  // HTTP/2 lets a receiver ignore a field that is malformed; what is left is one harmless request.
  const seen = requests.slice(before.requests);
  expect(seen).toEqual(said === 'ok' ? ['GET /x HTTP/1.1'] : seen.slice(0, 1));
  const text = octets.slice(before.octets).join('');
  expect(text).not.toMatch(/smuggled|transfer-encoding|\n(?!\S|\r\n|$)|[^\r]\n|\r[^\n]|\0/i);
  expect(await outcome(plain)).toBe('ok');
});
