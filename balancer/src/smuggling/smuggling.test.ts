// The corpus, through the balancer, to origins that read in three different ways.
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import type { SmugglingCase } from './case.ts';
import { corpus } from './corpus.ts';
import { lenientOrigin, type NotingOrigin, strictOrigin } from './origins.ts';

test('the corpus is as large as it is meant to be', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(150);
  expect(new Set(corpus.map(({ bytes }) => bytes)).size).toBe(corpus.length);
});

const believesLengths = (rig: Rig) => lenientOrigin(rig, 'length');
const believesChunks = (rig: Rig) => lenientOrigin(rig, 'chunked');

describe.each([
  ['a strict origin', strictOrigin, 'defensive'],
  ['a strict origin, octet by octet', strictOrigin, 'defensive'],
  ['a lenient origin that believes lengths', believesLengths, 'defensive'],
  ['a lenient origin that believes chunks', believesChunks, 'defensive'],
  ['a lenient origin that believes lengths', believesLengths, 'monitor'],
  ['a lenient origin that believes chunks', believesChunks, 'monitor'],
  ['a lenient origin that believes lengths', believesLengths, 'strictest'],
  ['a lenient origin that believes chunks', believesChunks, 'strictest'],
] as const)('to %s, in %3$s mode', (kind, makeOrigin, mode) => {
  const dripping = kind.endsWith('octet by octet');
  const cases = dripping ? corpus.filter(({ bytes }) => bytes.length < 1000) : corpus;
  const clock = new VirtualClock();
  const rig = new Rig(clock);
  let origin: NotingOrigin;

  beforeAll(async () => {
    origin = await makeOrigin(rig);
    const group = targetGroup('web', { targets: [target(origin.port)] });
    const attributes = { 'routing.http.desync_mitigation_mode': mode };
    await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes });
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
    const seen = origin.requests.slice(before);
    if (mode !== 'defensive') expectOneReading(status, text, seen);
    else expectStatus(status, text, hung, seen);
    // What comes next on the connections to the target is answered for itself.
    const next = await send(`GET /next-${before} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(next.text).toMatch(/^HTTP\/1\.1 200 /);
    expect(next.text.endsWith(`/next-${before}`)).toBe(true);
  });
});

function expectStatus(
  status: SmugglingCase['status'],
  text: string,
  hung: boolean,
  seen: readonly string[],
): void {
  expect(hung).toBe(status === 'hang' || status === 'silence');
  if (status === 'silence') expect(text).toBe('');
  else if (status !== 'passed')
    expect(text.slice(0, 13)).toBe(`HTTP/1.1 ${status === 'hang' ? 408 : status} `);
  expect(text.match(/HTTP\/1\.1 [0-9]{3} /g)?.length ?? 0).toBe(status === 'silence' ? 0 : 1);

  if (status === 'passed') expect(seen.length).toBeLessThan(2);
  else expect(seen.length).toBe(status === 200 ? 1 : 0);
  expect(seen.join('\n')).not.toContain('smuggled');
}

/**
 * The other modes let more through or less: in each, the target sees the requests that the balancer saw, and no other.
 */
function expectOneReading(status: SmugglingCase['status'], text: string, seen: readonly string[]): void {
  const statuses = [...text.matchAll(/HTTP\/1\.1 ([0-9]{3}) /g)].map(([, status]) => status);
  const answered = statuses.filter((status) => status === '200').length;
  expect(seen.length).toBe(answered);
  if (status !== 200) expect(seen.join('\n')).not.toContain('smuggled');
}
