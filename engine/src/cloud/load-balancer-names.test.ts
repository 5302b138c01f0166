// The names of load balancers lead to them and to nobody else: in two regions, and after a restart.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EC2 } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Cloud, startCloud } from './cloud.ts';

let folder: string;
let cloud: Cloud;
const log: string[] = [];
const start = async () => {
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    log: (line) => void log.push(line),
  });
};
const client = (region: string) => ({
  endpoint: cloud.endpoint,
  region,
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});

async function createIn(region: string): Promise<string> {
  const { Subnets = [] } = await new EC2(client(region)).describeSubnets({});
  const { LoadBalancers } = await new ElasticLoadBalancingV2(client(region)).createLoadBalancer({
    Name: 'lb',
    Subnets: Subnets.slice(0, 2).map(({ SubnetId }) => SubnetId!),
  });
  return LoadBalancers![0]!.DNSName!;
}

async function shownIn(region: string) {
  const { LoadBalancers } = await new ElasticLoadBalancingV2(client(region)).describeLoadBalancers({});
  const { DNSName, State } = LoadBalancers![0]!;
  return { name: DNSName, code: State?.Code, reason: State?.Reason };
}

/** Any other program of this machine may have a port for a moment: a later start finds it free. */
async function activeNameIn(region: string): Promise<string | undefined> {
  await vi.waitUntil(async () => {
    const { code } = await shownIn(region);
    if (code === 'active_impaired') {
      await cloud.stop();
      await start();
    }
    return code === 'active';
  }, 100_000);
  return (await shownIn(region)).name;
}

/** @throws when something listens there */
async function take(name: string): Promise<Server> {
  const server = createServer().listen(Number(name.split(':')[1]), '127.0.0.1');
  await once(server, 'listening');
  return server;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-names-'));
  log.length = 0;
  await start();
});
afterEach(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true });
});

it('a name has a port that is bound by the time it is given out, in whichever region', async () => {
  const names = await Promise.all([createIn('us-east-1'), createIn('eu-west-1')]);
  expect(new Set(names).size).toBe(2);
  for (const name of names) await expect(take(name)).rejects.toThrow('EADDRINUSE');
  expect(await Promise.all(['us-east-1', 'eu-west-1'].map(shownIn))).toMatchObject(
    names.map((name) => ({ name })),
  );
}, 30_000);

it('it is the same after a restart, unless another program has taken it: then the state and the log say so', async () => {
  const [first, second] = [await createIn('us-east-1'), await createIn('eu-west-1')];
  await cloud.stop();
  const intruder = await take(first);
  await start();
  await vi.waitUntil(async () => (await shownIn('us-east-1')).code === 'active_impaired', 100_000);
  const impaired = await shownIn('us-east-1');
  expect(impaired.name).not.toBe(first);
  expect(impaired.name).not.toBe(second);
  expect(impaired.reason).toContain(`another program has taken its port ${first.split(':')[1]}`);
  expect(log.join('\n')).toMatch(/is taken by another program/);
  expect(await activeNameIn('eu-west-1')).toBe(second);

  await cloud.stop();
  intruder.close();
  await start();
  expect(await activeNameIn('us-east-1')).toBe(first);
}, 120_000);
