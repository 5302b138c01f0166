// An engine with virtual time: nothing falls due but by an advance, and a restart finds the clock where it was.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { type Cloud, startCloud } from '../cloud.ts';

let folder: string;
let cloud: Cloud | undefined;
/** The machine's time, which passes by steps of the test alone. */
let machine: VirtualClock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-virtual-'));
  machine = new VirtualClock();
});
afterEach(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = async () => {
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    virtualTime: true,
    clock: machine,
    log: () => {},
  });
};

async function clock(method = 'GET', path = '', body?: object): Promise<Record<string, unknown>> {
  const token = readFileSync(join(folder, 'token'), 'utf8').trim();
  const response = await fetch(`${cloud!.endpoint}/_drydock/clock${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

it('stands still while the machine’s time passes, and moves when it is advanced', async () => {
  await start();
  const began = await clock();
  machine.advance(3_600_000);
  expect(await clock()).toMatchObject({ now: began.now, frozen: true });
  const moved = await clock('POST', '/advance', { ms: 60_000 });
  expect(Date.parse(String(moved.now)) - Date.parse(String(began.now))).toBe(60_000);
});

it('is where it was after a restart, however long that took', async () => {
  await start();
  const { now } = await clock('POST', '/advance', { ms: 86_400_000 });
  await cloud!.stop();
  machine.advance(3_600_000);
  await start();
  expect(await clock()).toMatchObject({ now, frozen: true });
});

it.each([[{ rate: 60 }], [{ frozen: false }]])('%o is refused', async (change) => {
  await start();
  expect(await clock('PUT', '', change)).toMatchObject({ code: 'InvalidRequest' });
});
