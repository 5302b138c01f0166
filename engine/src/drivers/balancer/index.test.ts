import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Rig } from '@drydock/balancer/testing';
import { expect, test } from 'vitest';
import type { DriverHost } from '../../contracts/driver.ts';
import { realClock } from '../../kernel/clock.ts';
import { Ids } from '../../kernel/ids.ts';
import { createBalancer } from './index.ts';

test('the driver serves a table from a thread of its own and reports listeners, health and traffic', async () => {
  const rig = new Rig();
  const folder = mkdtempSync(join(tmpdir(), 'balancer-'));
  const seen: { name: string; report: unknown }[] = [];
  let heard = () => {};
  const host: DriverHost = {
    clock: realClock,
    machineClock: realClock,
    ids: new Ids('driver'),
    blobs: undefined as unknown as DriverHost['blobs'],
    folder,
    endpoint: 'http://127.0.0.1:1',
    account: '000000000000',
    region: 'eu-west-1',
    mark: 'test',
    report: (name, report) => {
      seen.push({ name, report });
      heard();
    },
    log: () => {},
  };
  const find = async (name: string, pattern: RegExp): Promise<unknown> => {
    for (;;) {
      const found = seen.find((entry) => entry.name === name && pattern.test(JSON.stringify(entry.report)));
      if (found) return found.report;
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  const balancer = createBalancer(host);
  try {
    await balancer.recover();
    let held = () => {};
    const holding = new Promise<void>((resolve) => {
      held = resolve;
    });
    const port = await rig.origin((request, response) => {
      if (request.url === '/held') held();
      else response.end('from the thread');
    });
    const { group, rule } = rig.simple(port);
    balancer.effects['balancer/apply']!(rig.table({ groups: [group], rules: [rule] }));
    const { hostPort } = (await find('balancer/listener', /hostPort/)) as { hostPort: number };
    await find('balancer/health', /"state":"healthy"/);
    const answer = await fetch(`http://127.0.0.1:${hostPort}/`);
    expect(await answer.text()).toBe('from the thread');
    const report = await find('balancer/traffic', /"RequestCount"/);
    expect(JSON.stringify(report)).toContain('"HTTPCode_Target_2XX_Count"');

    // Stopping does not wait for what is in flight.
    const broken = fetch(`http://127.0.0.1:${hostPort}/held`).catch(() => 'broken off');
    await holding;
    await balancer.stop();
    expect(await broken).toBe('broken off');
    await expect(fetch(`http://127.0.0.1:${hostPort}/`)).rejects.toThrow();
  } finally {
    await balancer.stop();
    await rig.stop();
    rmSync(folder, { recursive: true });
  }
});
