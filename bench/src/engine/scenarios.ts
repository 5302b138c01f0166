// What the engine's benchmarks do: each scenario returns its numbers by name.
import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from './api.ts';

/** What a scenario can do with the engine that it measures. */
export interface Engine extends Api {
  /** CPU seconds that the service scheduler has used to observe and to plan. */
  planningSeconds(): number;
  /** The longest waits while `work` went on. */
  waits(work: () => Promise<void>): Promise<Waits>;
}

export interface Waits {
  /** How long a small call took in another process, in milliseconds. Beside other work it also waits for a processor. */
  readonly callMs: number;
  /** The processor time that the engine used without looking for calls, in milliseconds. */
  readonly stretchMs: number;
}

export type Numbers = Readonly<Record<string, number>>;
export type Scenario = (engine: Engine) => Promise<Numbers>;

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export const scenarios = {
  async scale(engine) {
    await cluster(engine, scaleOf.instances);
    await service(engine, 'large', 0);
    const [planned, began] = [engine.planningSeconds(), cpuSeconds()];
    const upWaits = await engine.waits(() => scaleTo(engine, scaleOf.tasks));
    const [plannedUp, up] = [engine.planningSeconds(), cpuSeconds()];
    const idleBegan = cpuSeconds();
    await delay(10_000);
    const idlePercent = 10 * (cpuSeconds() - idleBegan);
    const down = cpuSeconds();
    const downWaits = await engine.waits(() => scaleTo(engine, 0));
    return {
      upPlanningSeconds: plannedUp - planned,
      upSeconds: up - began,
      upWaitMs: upWaits.callMs,
      upStretchMs: upWaits.stretchMs,
      runningPercent: idlePercent,
      downSeconds: cpuSeconds() - down,
      downWaitMs: downWaits.callMs,
      downStretchMs: downWaits.stretchMs,
    };
  },

  async idle(engine) {
    await cluster(engine, 20);
    for (let count = 0; count < 1000; count++) await service(engine, `idle-${count}`, 1);
    await until(async () => (await running(engine, 'idle-999')) === 1);
    // Until every task is healthy and every service has reported its steady state: 40 s after RUNNING.
    await delay(45_000);
    const began = cpuSeconds();
    const seconds = 20;
    await delay(seconds * 1000);
    return { percentOfCore: (100 * (cpuSeconds() - began)) / seconds };
  },

  stacks200: (engine) => stack(engine, 200),
  stacks400: (engine) => stack(engine, 400),
} satisfies Record<string, Scenario>;

const scaleOf = {
  tasks: Number(process.env.BENCH_TASKS ?? 10_000),
  instances: Number(process.env.BENCH_INSTANCES ?? 1000),
};

/** A cluster of m5.4xlarge in every zone, with room for more than ten of the benchmark's tasks on each. */
async function cluster({ ecs, query }: Api, instances: number): Promise<void> {
  await ecs('CreateCluster', { clusterName: 'bench' });
  await ecs('RegisterTaskDefinition', {
    family: 'task',
    networkMode: 'bridge',
    containerDefinitions: [{ name: 'app', image: 'app', cpu: 128, memory: 128 }],
  });
  const images = await query('ec2', {
    Action: 'DescribeImages',
    'Filter.1.Name': 'architecture',
    'Filter.1.Value.1': 'x86_64',
  });
  const [, image = ''] = /<imageId>([^<]+)/.exec(images) ?? [];
  const launched = await query('ec2', {
    Action: 'RunInstances',
    ImageId: image,
    InstanceType: 'm5.4xlarge',
    MinCount: String(instances),
    MaxCount: String(instances),
  });
  const ids = [...launched.matchAll(/<instanceId>(i-[0-9a-f]+)/g)].map(([, id]) => id!);
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  for (const [index, instanceId] of [...new Set(ids)].entries())
    await ecs('RegisterContainerInstance', {
      cluster: 'bench',
      instanceIdentityDocument: JSON.stringify({
        instanceId,
        availabilityZone: zones[index % zones.length],
        instanceType: 'm5.4xlarge',
      }),
      totalResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 16_384 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 64_000 },
      ],
    });
}

async function service({ ecs }: Api, serviceName: string, desiredCount: number): Promise<void> {
  await ecs('CreateService', { cluster: 'bench', serviceName, taskDefinition: 'task', desiredCount });
}

async function scaleTo(engine: Api, desiredCount: number): Promise<void> {
  await engine.ecs('UpdateService', { cluster: 'bench', service: 'large', desiredCount });
  await until(async () => (await running(engine, 'large')) === desiredCount);
}

async function running({ ecs }: Api, name: string): Promise<number> {
  const { services } = (await ecs('DescribeServices', { cluster: 'bench', services: [name] })) as unknown as {
    services: { runningCount: number }[];
  };
  return services[0]?.runningCount ?? 0;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(200);
}

/** A stack of SSM parameters, each of which refers to the one before the last ten. */
async function stack({ query }: Api, resources: number): Promise<Numbers> {
  const Resources = Object.fromEntries(
    Array.from({ length: resources }, (_, index) => [
      `P${index}`,
      {
        Type: 'AWS::SSM::Parameter',
        Properties: { Type: 'String', Value: index < 10 ? 'x' : { 'Fn::Sub': `\${P${index - 10}}` } },
      },
    ]),
  );
  const [began, cpu] = [performance.now(), cpuSeconds()];
  await query('cloudformation', {
    Action: 'CreateStack',
    StackName: 'bench',
    TemplateBody: JSON.stringify({ Resources }),
  });
  await until(async () => {
    const described = await query('cloudformation', { Action: 'DescribeStacks', StackName: 'bench' });
    if (/ROLLBACK|FAILED/.test(described)) throw new Error(described);
    return described.includes('CREATE_COMPLETE');
  });
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: cpuSeconds() - cpu };
}
