import { expect, test } from 'vitest';
import { frame, frameFlags, frameTypes, preface } from '../../testing/http2-frames.ts';
import { HeaderBlocks, maxHeaderBlockBytes } from './header-blocks.ts';

const { endHeaders, padded, priority } = frameFlags;
const block = (length: number) => Buffer.alloc(length, 'h');
const headers = (stream: number, length: number, flags = endHeaders) =>
  frame(frameTypes.headers, flags, stream, block(length));
const more = (stream: number, length: number, flags = endHeaders) =>
  frame(frameTypes.continuation, flags, stream, block(length));
const data = (stream: number, text: string) => frame(frameTypes.data, 0, stream, Buffer.from(text));
const settings = frame(frameTypes.settings, 0, 0);

/** What goes on of these frames, handed over in pieces of `size`. */
function passed(frames: readonly Buffer[], size = Number.POSITIVE_INFINITY) {
  const refusals: number[] = [];
  const blocks = new HeaderBlocks((lastStreamId) => refusals.push(lastStreamId));
  const all = Buffer.concat([preface, ...frames]);
  const out: Buffer[] = [];
  for (let at = 0; at < all.length; at += size) out.push(...blocks.pass(all.subarray(at, at + size)));
  return { octets: Buffer.concat(out).subarray(preface.length), refusals };
}

test.each([1, 2, 7, 10, 4096, Number.POSITIVE_INFINITY])(
  'what is in order goes on as it came, in pieces of %s',
  (size) => {
    const frames = [
      settings,
      headers(1, 20),
      data(1, 'body'),
      headers(3, 4000, 0),
      more(3, 4000, 0),
      more(3, maxHeaderBlockBytes - 8000),
      headers(5, maxHeaderBlockBytes),
      data(3, ''),
    ];
    const { octets, refusals } = passed(frames, size);
    expect(octets.equals(Buffer.concat(frames))).toBe(true);
    expect(refusals).toEqual([]);
  },
);

test.each([1, 9, 5000, Number.POSITIVE_INFINITY])(
  'a block of more than 8 K does not, nor what is of later streams, in pieces of %s',
  (size) => {
    const { octets, refusals } = passed(
      [
        headers(1, 10),
        headers(3, maxHeaderBlockBytes + 1),
        data(1, 'goes on'),
        data(3, 'does not'),
        headers(5, 10),
        settings,
      ],
      size,
    );
    expect(octets.equals(Buffer.concat([headers(1, 10), data(1, 'goes on'), settings]))).toBe(true);
    expect(refusals).toEqual([1]);
  },
);

test('a block in several frames is counted as one, and none of it goes on', () => {
  const { octets, refusals } = passed([headers(1, 10), headers(3, 5000, 0), more(3, 4000), data(1, 'x')]);
  expect(octets.equals(Buffer.concat([headers(1, 10), data(1, 'x')]))).toBe(true);
  expect(refusals).toEqual([1]);
});

test('padding and priority are not part of the block', () => {
  const payload = Buffer.concat([
    Buffer.from([255]),
    Buffer.alloc(5),
    block(maxHeaderBlockBytes),
    Buffer.alloc(255),
  ]);
  const sent = frame(frameTypes.headers, endHeaders | padded | priority, 1, payload);
  const { octets, refusals } = passed([sent]);
  expect(octets.equals(sent)).toBe(true);
  expect(refusals).toEqual([]);
});

test('empty continuations without end are refused, not kept', () => {
  const { octets, refusals } = passed([
    headers(1, 10, 0),
    ...Array.from({ length: 1000 }, () => more(1, 0, 0)),
  ]);
  expect(octets.length).toBe(0);
  expect(refusals).toEqual([0]);
});
