// What one HTTP/2 connection may ask for (§2.5), observed over sockets: frames as no client library would send them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultCertificate } from '../testing/certificates.ts';
import {
  type Fields,
  type Frame,
  FrameClient,
  frame,
  frameFlags,
  frameTypes,
  integer,
  literals,
  plainRequest,
  preface,
} from '../testing/http2-frames.ts';
import { Rig, says } from '../testing/rig.ts';

const { endStream, endHeaders } = frameFlags;
const listener = { protocol: 'HTTPS' as const, port: 443, certificates: [defaultCertificate] };

let rig: Rig;
let client: FrameClient;
beforeEach(async () => {
  rig = new Rig();
  const attributes = { 'access_logs.s3.enabled': 'true' };
  await rig.serve({ rules: [says('x')], listener, attributes });
  client = await FrameClient.connect(rig.port);
});
afterEach(async () => {
  client.socket.destroy();
  await rig.stop();
});

const headersFrame = (stream: number, block: Buffer, flags = endStream | endHeaders) =>
  frame(frameTypes.headers, flags, stream, block);
const cookie = (length: number): Fields => [...plainRequest, ['cookie', 'c'.repeat(length)]];
const answered = (stream: number) => (frames: readonly Frame[]) =>
  frames.some((one) => one.stream === stream && one.type === frameTypes.headers);
const goneAway = (frames: readonly Frame[]) => frames.find(({ type }) => type === frameTypes.goaway);

test('a header block of almost 8 K is taken', async () => {
  const block = literals(cookie(8 * 1024 - 100));
  client.send(headersFrame(1, block));
  expect(goneAway(await client.until(answered(1)))).toBeUndefined();
});

test('a header block of more than 8 K, compressed, ends the connection with GOAWAY; the access log says 000', async () => {
  client.send(headersFrame(1, literals(plainRequest)));
  await client.until(answered(1));
  client.send(headersFrame(3, literals(cookie(8 * 1024))));
  const frames = await client.until(() => false);
  const goaway = goneAway(frames)!;
  // Stream 1 was dealt with, and nothing after it.
  expect(goaway.payload.readUInt32BE(0)).toBe(1);
  expect(frames.some(({ stream }) => stream === 3)).toBe(false);
  await rig.until(() => rig.accessLog.length === 2);
  expect(rig.accessLog.map((line) => line.split(' ')[8])).toEqual(['200', '000']);
});

test('what compresses to less than 8 K is taken, though it is more', async () => {
  // A field that enters the table, and then an octet for each time that it comes again (RFC 7541 §6.1, §6.2.1).
  const value = Buffer.alloc(200, 'v');
  const entry = Buffer.concat([Buffer.from([0x40, 2]), Buffer.from('xx'), integer(value.length), value]);
  const repeated = Buffer.alloc(100, 0x80 | 62);
  client.send(headersFrame(1, Buffer.concat([literals(plainRequest), entry, repeated])));
  expect(goneAway(await client.until(answered(1)))).toBeUndefined();
});

test('an HTTP listener speaks no HTTP/2, neither at once nor by upgrade', async () => {
  const plain = new Rig();
  try {
    await plain.serve({ rules: [says('x')] });
    expect(await plain.raw(preface)).toMatch(/^HTTP\/1\.1 505 /);
    const upgrade = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';
    const answer = await plain.raw(`GET / HTTP/1.1\r\nHost: a\r\n${upgrade}\r\n`, (text) =>
      text.endsWith('x'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  } finally {
    await plain.stop();
  }
});

test('a block in several frames is one block', async () => {
  const block = literals(cookie(9000));
  client.send(
    headersFrame(1, block.subarray(0, 5000), endStream),
    frame(frameTypes.continuation, endHeaders, 1, block.subarray(5000)),
  );
  expect(goneAway(await client.until(() => false))).toBeDefined();
});

test('what is in progress when the GOAWAY comes is finished', async () => {
  client.socket.destroy();
  let finish = () => {};
  const arrived = new Promise<void>((resolve) => {
    void rig
      .origin((_, response) => {
        finish = () => response.end('finished');
        resolve();
      })
      .then(async (port) => {
        await rig.serveOrigins([port], {}, { listener });
        client = await FrameClient.connect(rig.port);
        client.send(headersFrame(1, literals(plainRequest)));
      });
  });
  await arrived;
  client.send(headersFrame(3, literals(cookie(9000))));
  await client.until((frames) => goneAway(frames) !== undefined);
  finish();
  const frames = await client.until(() => false);
  const body = frames.filter(({ type, stream }) => type === frameTypes.data && stream === 1);
  expect(Buffer.concat(body.map(({ payload }) => payload)).toString()).toBe('finished');
});
