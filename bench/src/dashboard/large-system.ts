// A thousand tasks of one service on a hundred instances in three zones, behind a load balancer.
import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from '../engine/api.ts';

export const size = {
  tasks: Number(process.env.BENCH_TASKS ?? 1000),
  instances: Number(process.env.BENCH_INSTANCES ?? 100),
};
const cluster = 'large';
const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

export interface LargeSystem {
  /** Where the load balancer listens on this machine. */
  readonly port: number;
  /** Stops a task, which the service replaces. */
  stopOne(): Promise<void>;
}

export async function largeSystem(api: Api): Promise<LargeSystem> {
  const { ecs } = api;
  const groupArn = await balancer(api);
  await ecs('CreateCluster', { clusterName: cluster });
  await addInstances(api);
  await ecs('RegisterTaskDefinition', {
    family: 'web',
    networkMode: 'bridge',
    containerDefinitions: [
      {
        name: 'web',
        image: 'web',
        cpu: 1024,
        memory: 2048,
        portMappings: [{ containerPort: 80, hostPort: 0 }],
      },
    ],
  });
  await ecs('CreateService', {
    cluster,
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: size.tasks,
    loadBalancers: [{ targetGroupArn: groupArn, containerName: 'web', containerPort: 80 }],
  });
  const healthy = async () => {
    const health = await elb(api, { Action: 'DescribeTargetHealth', TargetGroupArn: groupArn });
    return health.split('<State>healthy<').length - 1;
  };
  while ((await healthy()) < size.tasks) await delay(1000);
  return {
    port: Number(
      /<DNSName>[^<:]*:?(\d*)/.exec(await elb(api, { Action: 'DescribeLoadBalancers' }))?.[1] || 0,
    ),
    async stopOne() {
      const { taskArns } = (await ecs('ListTasks', { cluster, maxResults: 1 })) as unknown as {
        taskArns: string[];
      };
      await ecs('StopTask', { cluster, task: taskArns[0] });
    },
  };
}

const elb = (api: Api, parameters: Readonly<Record<string, string>>) =>
  api.query('elasticloadbalancing', parameters);

const first = (text: string, name: string): string => new RegExp(`<${name}>([^<]+)`).exec(text)?.[1] ?? '';

/** @returns the target group's ARN */
async function balancer(api: Api): Promise<string> {
  const subnets = await api.query('ec2', { Action: 'DescribeSubnets' });
  const ids = [...subnets.matchAll(/<subnetId>([^<]+)/g)].map(([, id]) => id!).slice(0, 3);
  const made = await elb(api, {
    Action: 'CreateLoadBalancer',
    Name: 'large',
    ...Object.fromEntries(ids.map((id, index) => [`Subnets.member.${index + 1}`, id])),
  });
  const group = first(
    await elb(api, {
      Action: 'CreateTargetGroup',
      Name: 'web',
      Protocol: 'HTTP',
      Port: '80',
      VpcId: first(subnets, 'vpcId'),
      TargetType: 'instance',
      HealthyThresholdCount: '2',
    }),
    'TargetGroupArn',
  );
  await elb(api, {
    Action: 'CreateListener',
    LoadBalancerArn: first(made, 'LoadBalancerArn'),
    Protocol: 'HTTP',
    Port: '80',
    'DefaultActions.member.1.Type': 'forward',
    'DefaultActions.member.1.TargetGroupArn': group,
  });
  return group;
}

async function addInstances({ ecs, query }: Api): Promise<void> {
  const images = await query('ec2', {
    Action: 'DescribeImages',
    'Filter.1.Name': 'architecture',
    'Filter.1.Value.1': 'x86_64',
  });
  const launched = await query('ec2', {
    Action: 'RunInstances',
    ImageId: first(images, 'imageId'),
    InstanceType: 'm5.4xlarge',
    MinCount: String(size.instances),
    MaxCount: String(size.instances),
  });
  const ids = new Set([...launched.matchAll(/<instanceId>(i-[0-9a-f]+)/g)].map(([, id]) => id!));
  for (const [index, instanceId] of [...ids].entries())
    await ecs('RegisterContainerInstance', {
      cluster,
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
