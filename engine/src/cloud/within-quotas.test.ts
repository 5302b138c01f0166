// A state that asks for more than the engine may hold: written by an earlier Drydock, or under higher quotas.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { ECS } from '@aws-sdk/client-ecs';
import { ServiceQuotas } from '@aws-sdk/client-service-quotas';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { groupTable } from '../aws/autoscaling/state.ts';
import { services } from '../aws/ecs/state.ts';
import { SqliteJournal } from '../kernel/journal.ts';
import { Store } from '../kernel/store.ts';
import { type Cloud, type CloudOptions, startCloud } from './cloud.ts';
import { StartFailure } from './start-failure.ts';

let folder: string;
let cloud: Cloud | undefined;
const log: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-quotas-'));
  log.length = 0;
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

async function start(options: Partial<CloudOptions> = {}): Promise<void> {
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    log: (line) => void log.push(line),
    ...options,
  });
}
async function stop(): Promise<void> {
  await cloud?.stop();
  cloud = undefined;
}
const config = () => ({
  endpoint: cloud!.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  maxAttempts: 1,
});

/** A service and a group, with nothing to run on. */
async function createBoth(): Promise<void> {
  const ecs = new ECS(config());
  await ecs.createCluster({ clusterName: 'main' });
  await ecs.registerTaskDefinition({
    family: 'web',
    containerDefinitions: [{ name: 'app', image: 'app:1', memory: 64 }],
  });
  await ecs.createService({ cluster: 'main', serviceName: 'web', taskDefinition: 'web', desiredCount: 0 });
  const scaling = new AutoScaling(config());
  await scaling.createLaunchConfiguration({
    LaunchConfigurationName: 'nodes',
    ImageId: 'ami-none',
    InstanceType: 't3.micro',
  });
  await scaling.createAutoScalingGroup({
    AutoScalingGroupName: 'nodes',
    LaunchConfigurationName: 'nodes',
    MinSize: 0,
    MaxSize: 1,
    AvailabilityZones: ['us-east-1a'],
  });
}

/** Changes persisted counts, past every check. */
function persist(desiredCount: number, DesiredCapacity: number): void {
  const journal = new SqliteJournal(join(folder, 'state.sqlite'));
  const store = new Store(journal, { region: 'us-east-1' });
  const [service] = store.all(services);
  const [group] = store.all(groupTable);
  store.put(services, 'main/web', { ...service!, desiredCount });
  store.put(groupTable, 'nodes', { ...group!, DesiredCapacity, MaxSize: Math.max(1, DesiredCapacity) });
  store.commit();
  journal.close();
}

const failure = async (options: Partial<CloudOptions> = {}) => {
  const error: unknown = await start(options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartFailure);
  return (error as StartFailure).message;
};

it('is not begun: the engine says what is beyond which quota, and what to do', async () => {
  await start();
  await createBoth();
  await stop();
  persist(20_000_000, 2_147_483_647);
  const message = await failure();
  expect(message.split('\n')).toEqual([
    'The state asks for more than the quotas of this engine allow. Nothing was started:',
    "  in us-east-1, the Auto Scaling group nodes has a desired capacity of 2,147,483,647; the quota 'Instances per Auto Scaling group' is 10,000.",
    "  in us-east-1, the service web of the cluster main has a desired count of 20,000,000; the quota 'Tasks per service' (L-92E49DE3) is 5,000.",
    "Start once with --lower-to-quotas to bring them down, or with --quota 'autoscaling/Instances per Auto Scaling group=2147483647' --quota 'L-92E49DE3=20000000' to run them nevertheless, or choose another folder with --state.",
  ]);
  // The folder and the port are free again.
  expect(await failure()).toBe(message);
});

it('is brought down to the quotas when that is asked for, and stays there', async () => {
  await start();
  await createBoth();
  await stop();
  persist(20_000_000, 2_147_483_647);
  const quotas = new Map([
    ['L-92E49DE3', 0],
    ['autoscaling/Instances per Auto Scaling group', 0],
  ]);
  await start({ quotas, lowerToQuotas: true });
  expect(log.filter((line) => line.startsWith('Brought down to its quota: '))).toHaveLength(2);
  const describe = async () => {
    const ecs = await new ECS(config()).describeServices({ cluster: 'main', services: ['web'] });
    const scaling = await new AutoScaling(config()).describeAutoScalingGroups({});
    return [ecs.services?.[0]?.desiredCount, scaling.AutoScalingGroups?.[0]?.DesiredCapacity];
  };
  expect(await describe()).toEqual([0, 0]);
  await stop();
  await start();
  expect(await describe()).toEqual([0, 0]);
});

it('is within quotas that were raised', async () => {
  await start();
  await createBoth();
  await stop();
  persist(2, 0);
  expect(await failure({ quotas: new Map([['L-92E49DE3', 1]]) })).toContain('the quota');
  await start({ quotas: new Map([['L-92E49DE3', 2]]) });
  const { Quota } = await new ServiceQuotas(config()).getServiceQuota({
    ServiceCode: 'ecs',
    QuotaCode: 'L-92E49DE3',
  });
  expect(Quota).toMatchObject({ QuotaName: 'Tasks per service', Value: 2, Adjustable: false });
});
