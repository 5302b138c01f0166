// HTTP/2 requests whose fields would be something else once they are written as HTTP/1.1: sent as raw frames, since no
// client library would send them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultCertificate } from '../testing/certificates.ts';
import {
  type Fields,
  type Frame,
  FrameClient,
  frame,
  frameFlags,
  frameTypes,
  literals,
  plainRequest,
} from '../testing/http2-frames.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
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

/** What the balancer says to one stream: `ok`, or that it was refused in some way. */
async function outcome(fields: Fields, body?: string): Promise<'ok' | 'refused'> {
  const client = await FrameClient.connect(rig.port);
  const { endHeaders, endStream } = frameFlags;
  client.send(
    frame(frameTypes.headers, endHeaders | (body === undefined ? endStream : 0), 1, literals(fields)),
    ...(body === undefined ? [] : [frame(frameTypes.data, endStream, 1, Buffer.from(body))]),
  );
  const { headers, reset, goaway } = frameTypes;
  const isAnswer = ({ type }: Frame) => type === headers || type === reset || type === goaway;
  const answer = (await client.until((frames) => frames.some(isAnswer))).find(isAnswer);
  client.socket.destroy();
  // 0x88 is `:status: 200` of the static table.
  return answer?.type === headers && answer.payload[0] === 0x88 ? 'ok' : 'refused';
}

const plain = plainRequest;
const replaced = (name: string, value: string) =>
  plain.map((field) => (field[0] === name ? ([name, value] as const) : field));
const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: evil\r\n\r\n';

test('an ordinary request passes', async () => {
  expect(await outcome(plain)).toBe('ok');
});

test.each<[string, Fields, string?]>([
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
