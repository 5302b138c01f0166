// 20,000 random calls: what they find in a minute, before the millions that are run by hand.
import { expect, it } from 'vitest';
import { describeFinding, fuzz } from './fuzz.ts';

const seed = 'ci';

it('20,000 random calls find no internal failure, leak, delay or line in the log, and leave a healthy engine', async () => {
  const report = await fuzz({ calls: 20_000, seed, concurrency: 1, callsPerState: 5000 });
  expect(report.findings.map((finding) => describeFinding(finding, seed))).toEqual([]);
  expect(report.isHealthy).toBe(true);
  // A fuzzer whose calls are all refused would find nothing, either.
  expect(report.succeeded.size).toBeGreaterThan(350);
  const [second = 0, last = 0] = [report.heaps[1], report.heaps.at(-1)];
  expect((last - second) / 1024 ** 2).toBeLessThan(16);
}, 400_000);

it('a seed repeats its calls, but for the ids and the port in them', async () => {
  const told = async () => {
    const calls: string[] = [];
    // The balancer's thread reports when it does, and each report takes an id: ids are masked. So is the engine's port.
    const masked = (what: string) =>
      what.replace(/[0-9a-f]{8,}(-[0-9a-f]{4,})*/g, '…').replace(/(127\.0\.0\.1):\d+/g, '$1');
    const about = (call: number, what: string) => void calls.push(`${call} ${masked(what)}`);
    await fuzz({ calls: 300, seed: 'repeat', concurrency: 1, callsPerState: 300, about });
    return calls;
  };
  expect(await told()).toEqual(await told());
}, 60_000);
