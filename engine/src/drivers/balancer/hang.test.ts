// A thread that hangs is noticed, and replaced like one that failed.
import { once } from 'node:events';
import { Rig, says } from '@drydock/balancer/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { DrivenBalancer } from './driven-balancer.fixture.ts';
import { Heartbeat } from './heartbeat.ts';

let engine: DrivenBalancer;
let rig: Rig;
let port: number;
beforeEach(async () => {
  engine = new DrivenBalancer();
  rig = new Rig();
  port = await rig.freePort();
});
afterEach(async () => {
  await engine.stop();
  await rig.stop();
});

const bound = (nth: number) => engine.reported('balancer/listener', new RegExp(`"hostPort":${port}`), nth);
const text = async () =>
  (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text();
const hungBefore = () => engine.seen.some(({ report }) => /has not answered/.test(String(report)));

test('a thread that hangs is replaced by one with the latest table, and health says so', async () => {
  expect(engine.driver.health?.()).toEqual({ status: 'idle', restarts: 0 });
  engine.apply(rig.table({ rules: [says('before')], listener: { hostPorts: [port] } }));
  await bound(1);
  expect(engine.driver.health?.()).toEqual({ status: 'running', restarts: 0 });
  engine.hang();
  while (!hungBefore()) await engine.second();
  engine.apply(rig.table({ rules: [says('after')], listener: { hostPorts: [port] } }));
  await engine.reported('log', /Restarting/);
  expect(engine.driver.health?.()).toEqual({ status: 'restarting', restarts: 1 });
  await engine.reported('balancer/thread', /"running":false/);

  engine.clock.advance(100);
  await bound(2);
  await engine.reported('balancer/thread', /"running":true/, 2);
  expect(engine.driver.health?.()).toEqual({ status: 'running', restarts: 1 });
  expect(await text()).toBe('after');
});

test('one that answers is kept', async () => {
  engine.apply(rig.table({ rules: [says('here')], listener: { hostPorts: [port] } }));
  await bound(1);
  for (let i = 0; i < 50; i++) {
    const answer = once(engine.thread!, 'message');
    await engine.second();
    await answer;
  }
  expect(engine.threads).toBe(1);
  expect(await text()).toBe('here');
});

test('one that hangs while the engine stops is ended', async () => {
  engine.apply(rig.table({ rules: [says('here')], listener: { hostPorts: [port] } }));
  await bound(1);
  engine.hang();
  const stopped = engine.driver.stop();
  engine.clock.advance(3000);
  await stopped;
  await expect(text()).rejects.toThrow();
});

test('beats are counted, not measured: a machine that slept for an hour has missed one', async () => {
  const clock = new VirtualClock();
  const hung: number[] = [];
  const heartbeat = new Heartbeat({ clock, ask: () => {}, hung: (silentMs) => hung.push(silentMs) });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  heartbeat.heard();
  await pass(3_600_000);
  expect(hung).toEqual([]);
  for (let i = 0; i < 4; i++) await pass(1000);
  expect(hung).toEqual([]);
  await pass(1000);
  expect(hung).toEqual([5000]);
  heartbeat.stop();
});
