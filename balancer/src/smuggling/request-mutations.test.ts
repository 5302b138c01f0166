// Random mutations of the corpus. Whatever a request turns into, the target sees the
// requests that the balancer saw and answered, and no other; and what comes next is answered for itself.
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { corpus } from './corpus.ts';
import { Chances, mutate } from './mutate.ts';
import { lenientOrigin, type NotingOrigin } from './origins.ts';

const seed = 20_261_126;
const count = 1500;
const short = corpus.filter(({ bytes }) => bytes.length < 1000);
const possible = new Set(['200', '400', '405', '408', '414', '463', '501', '502', '504', '505']);

describe.each([
  ['length', 'defensive'],
  ['chunked', 'defensive'],
  ['length', 'monitor'],
  ['chunked', 'monitor'],
] as const)('to an origin that believes %s, in %s mode', (prefers, mode) => {
  const clock = new VirtualClock();
  const rig = new Rig(clock);
  let origin: NotingOrigin;

  beforeAll(async () => {
    origin = await lenientOrigin(rig, prefers);
    const group = targetGroup('web', { targets: [target(origin.port)] });
    const attributes = { 'routing.http.desync_mitigation_mode': mode };
    await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes });
    await rig.healthy(1);
  });
  afterAll(() => rig.stop());

  /** Sends the bytes, waits until nothing more comes, lets the idle timeout pass if nothing has, and says what came. */
  async function send(bytes: string): Promise<string[]> {
    const client = rig.client();
    let text = '';
    let ended = false;
    client.on('data', (data) => {
      text += data.toString('latin1');
    });
    client.on('close', () => {
      ended = true;
    });
    await once(client, 'connect');
    client.write(Buffer.from(bytes, 'latin1'));
    const quiet = async () => {
      for (let still = 0, before = ''; still < 3 && !ended; still++) {
        await rig.settled();
        const now = `${text.length} ${origin.requests.length}`;
        if (now !== before) still = 0;
        before = now;
      }
    };
    await quiet();
    if (!ended) clock.advance(61_000);
    await quiet();
    client.destroy();
    await rig.settled();
    return [...text.matchAll(/HTTP\/1\.1 ([0-9]{3}) /g)]
      .map(([, status]) => status!)
      .filter((s) => s !== '100');
  }

  test(`${count} changed requests from seed ${seed}`, { timeout: 300_000 }, async () => {
    const chances = new Chances(seed);
    const met = new Set<string>();
    for (let i = 0; i < count; i++) {
      const bytes = mutate(chances.of(short).bytes, chances);
      const before = origin.requests.length;
      const statuses = await send(bytes);
      const seen = origin.requests.slice(before);
      const what = `change ${i}: ${JSON.stringify(bytes)} was answered ${statuses}, and the origin saw ${seen}`;
      expect(seen.length, what).toBe(statuses.filter((status) => status === '200').length);
      for (const status of statuses) {
        expect(possible, what).toContain(status);
        met.add(status);
      }
      if (i % 10 !== 0) continue;
      const [next] = await send(`GET /next-${i} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect(next, what).toBe('200');
      expect(origin.requests.at(-1), what).toBe(`GET /next-${i} HTTP/1.1`);
    }
    // They were not all refused for the same reason.
    expect([...met]).toEqual(expect.arrayContaining(['200', '400', '408']));
  });
});
