// What one HTTP/2 connection may ask for, observed over sockets: frames as no client library would send them.
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  preface,
  repeatingBlock,
} from '../testing/http2-frames.ts';
import { Rig, says } from '../testing/rig.ts';

const { endStream, endHeaders } = frameFlags;
/** SETTINGS_MAX_FRAME_SIZE, when nothing else is said. */
const maxFrame = 16_384;
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
const answered = (stream: number) => (frames: readonly Frame[]) =>
  frames.some((one) => one.stream === stream && one.type === frameTypes.headers);
const goneAway = (frames: readonly Frame[]) => frames.find(({ type }) => type === frameTypes.goaway);

/** Frames of a request with `length` octets of cookies, each below the limit of a single header. */
function large(stream: number, length: number): Buffer[] {
  const cookies: Fields = Array.from({ length: length / 1000 }, () => ['cookie', 'c'.repeat(1000)]);
  const block = literals([...plainRequest, ...cookies]);
  const pieces = Array.from({ length: Math.ceil(block.length / maxFrame) }, (_, i) =>
    block.subarray(i * maxFrame, (i + 1) * maxFrame),
  );
  return pieces.map((piece, i) => {
    const last = i === pieces.length - 1 ? endHeaders : 0;
    return i === 0
      ? headersFrame(stream, piece, endStream | last)
      : frame(frameTypes.continuation, last, stream, piece);
  });
}

test('headers of almost 64 K are accepted, in as many frames as they need', async () => {
  client.send(...large(1, 60_000));
  expect(goneAway(await client.until(answered(1)))).toBeUndefined();
});

test('headers of more than 64 K end the connection with GOAWAY; the access log says 000', async () => {
  client.send(headersFrame(1, literals(plainRequest)));
  await client.until(answered(1));
  client.send(...large(3, 70_000));
  const frames = await client.until(() => false);
  // Stream 1 was dealt with, and nothing after it.
  expect(goneAway(frames)!.payload.readUInt32BE(0)).toBe(1);
  expect(frames.some(({ stream }) => stream === 3)).toBe(false);
  await rig.until(() => rig.accessLog.length === 2);
  expect(rig.accessLog.map((line) => line.split(' ')[8])).toEqual(['200', '000']);
});

test('compressed headers count by their decoded size', async () => {
  client.send(headersFrame(1, repeatingBlock(200)));
  expect(goneAway(await client.until(answered(1)))).toBeUndefined();
  client.send(headersFrame(3, repeatingBlock(300)));
  expect(goneAway(await client.until(() => false))).toBeDefined();
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
  client.send(...large(3, 70_000));
  await client.until((frames) => goneAway(frames) !== undefined);
  finish();
  const frames = await client.until(() => false);
  const body = frames.filter(({ type, stream }) => type === frameTypes.data && stream === 1);
  expect(Buffer.concat(body.map(({ payload }) => payload)).toString()).toBe('finished');
});
