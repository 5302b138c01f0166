// The corpus, through the balancer, to origins that read in three different ways.
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing.ts';
import { corpus } from './corpus.ts';
import { lenientOrigin, type NotingOrigin, strictOrigin } from './origins.ts';

test('the corpus is as large as it is meant to be', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(150);
  expect(new Set(corpus.map(({ bytes }) => bytes)).size).toBe(corpus.length);
});

describe.each([
  ['a strict origin', strictOrigin],
  ['a strict origin, octet by octet', strictOrigin],
  ['a lenient origin that believes lengths', (rig: Rig) => lenientOrigin(rig, 'length')],
  ['a lenient origin that believes chunks', (rig: Rig) => lenientOrigin(rig, 'chunked')],
] as const)('to %s', (kind, makeOrigin) => {
  const dripping = kind.endsWith('octet by octet');
  const cases = dripping ? corpus.filter(({ bytes }) => bytes.length < 1000) : corpus;
  const clock = new VirtualClock();
  const rig = new Rig(clock);
  let origin: NotingOrigin;

  beforeAll(async () => {
    origin = await makeOrigin(rig);
    const group = targetGroup('web', { targets: [target(origin.port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
  });
  afterAll(() => rig.stop());

  /** Sends the bytes and reads until an answer is complete, the connection ends, or nothing more comes. */
  async function send(bytes: string): Promise<{ text: string; ended: boolean; hung: boolean }> {
    const client = rig.client();
    let text = '';
    let ended = false;
    client.on('data', (data) => {
      text = `${text}${data.toString('latin1')}`.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
    });
    client.on('close', () => {
      ended = true;
    });
    client.on('end', () => {
      ended = true;
    });
    await once(client, 'connect');
    const octets = Buffer.from(bytes, 'latin1');
    if (!dripping) client.write(octets);
    for (let at = 0; dripping && at < octets.length && !client.destroyed; at++) {
      client.write(octets.subarray(at, at + 1));
      await new Promise((resolve) => setImmediate(resolve));
    }
    let hung = false;
    for (let quiet = 0; !ended && !/\r\n\r\n/.test(text); quiet++) {
      await rig.settled();
      if (quiet < 40 || hung) continue;
      hung = true;
      clock.advance(61_000);
      quiet = 0;
    }
    // A second answer on the same connection would be here soon.
    await rig.settled();
    client.destroy();
    return { text, ended, hung };
  }

  test.each(cases)('$name', async ({ bytes, status }) => {
    const before = origin.requests.length;
    const { text, hung } = await send(bytes);
    expect(hung).toBe(status === 'hang' || status === 'silence');
    if (status === 'silence') expect(text).toBe('');
    else if (status !== 'passed')
      expect(text.slice(0, 13)).toBe(`HTTP/1.1 ${status === 'hang' ? 408 : status} `);
    expect(text.match(/HTTP\/1\.1 [0-9]{3} /g)?.length ?? 0).toBe(status === 'silence' ? 0 : 1);

    const seen = origin.requests.slice(before);
    if (status === 'passed') expect(seen.length).toBeLessThan(2);
    else expect(seen.length).toBe(status === 200 ? 1 : 0);
    expect(seen.join('\n')).not.toContain('smuggled');
    // What comes next on the connections to the target is answered for itself.
    const next = await send(`GET /next-${before} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(next.text).toMatch(/^HTTP\/1\.1 200 /);
    expect(next.text.endsWith(`/next-${before}`)).toBe(true);
  });
});
