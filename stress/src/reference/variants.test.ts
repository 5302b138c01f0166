// The reference system in each of its variants, from nothing to nothing: created, serving, deployed blue/green, deleted.
import type { Task } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inventory } from '../corpus/leftovers.ts';
import { imageOf, ReferenceStacks } from './reference-stacks.ts';

let stacks: ReferenceStacks;
beforeEach(async () => {
  stacks = await ReferenceStacks.start();
});
afterEach(async () => {
  await stacks.stop();
  expect(stacks.log).toEqual([]);
});

const longestMs = 300_000;

async function tasksIn(cluster: string): Promise<Task[]> {
  const { taskArns = [] } = await stacks.clients.ecs.listTasks({ cluster });
  const { tasks = [] } = await stacks.clients.ecs.describeTasks({ cluster, tasks: taskArns });
  return tasks;
}

const subnetOf = (task: Task) =>
  task.attachments?.[0]?.details?.find(({ name }) => name === 'subnetId')?.value ?? '';

/** The CIDR blocks of the subnets that tasks are in. */
async function blocksOf(tasks: readonly Task[]): Promise<string[]> {
  const { Subnets = [] } = await stacks.clients.ec2.describeSubnets({
    SubnetIds: [...new Set(tasks.map(subnetOf))],
  });
  return Subnets.map(({ CidrBlock = '' }) => CidrBlock).sort();
}

/** What the network's stack made, by type: how many. */
async function counts() {
  const { ec2 } = stacks.clients;
  const vpc = [{ Name: 'tag:aws:cloudformation:stack-name', Values: ['drydock-Network-*'] }];
  const { NatGateways = [] } = await ec2.describeNatGateways({ Filter: vpc });
  const { VpcEndpoints = [] } = await ec2.describeVpcEndpoints({ Filters: vpc });
  const { Reservations = [] } = await ec2.describeInstances({
    Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
  });
  return {
    natGateways: NatGateways.filter(({ State }) => State === 'available').length,
    endpoints: VpcEndpoints.map(({ ServiceName = '' }) => ServiceName.split('.').slice(3).join('.')).sort(),
    instances: Reservations.flatMap(({ Instances = [] }) => Instances).length,
  };
}

const publicBlocks = ['10.20.10.0/24', '10.20.20.0/24'];
const privateBlocks = ['10.20.11.0/24', '10.20.21.0/24'];
const ofTasks = ['ecr.api', 'ecr.dkr', 'logs', 's3', 'ssm', 'ssmmessages'];
const ofInstances = ['cloudformation', 'ecs', 'ecs-agent', 'ecs-telemetry'];

describe.each([
  {
    LaunchType: 'EC2',
    Egress: 'none',
    blocks: publicBlocks,
    natGateways: 0,
    endpoints: [],
    address: 'DISABLED',
  },
  {
    LaunchType: 'EC2',
    Egress: 'vpc-endpoints',
    blocks: privateBlocks,
    natGateways: 0,
    endpoints: [...ofTasks, ...ofInstances].sort(),
    address: 'DISABLED',
  },
  {
    LaunchType: 'FARGATE',
    Egress: 'none',
    blocks: publicBlocks,
    natGateways: 0,
    endpoints: [],
    address: 'ENABLED',
  },
  {
    LaunchType: 'FARGATE',
    Egress: 'nat-gateway-per-zone',
    blocks: privateBlocks,
    natGateways: 2,
    endpoints: ['s3'],
    address: 'DISABLED',
  },
])(
  '$LaunchType with the way out $Egress',
  ({ LaunchType, Egress, blocks, natGateways, endpoints, address }) => {
    test('comes up, serves, is deployed blue/green, and leaves only what it names', {
      timeout: longestMs,
    }, async () => {
      const { clients, logs } = stacks;
      const empty = await inventory(clients);
      const root = await stacks.createRoot({ LaunchType, Egress });
      const { PipelineName = '', ClusterName: cluster = '', ServiceUrl = '' } = root;
      expect(Boolean(root.AutoScalingGroupName)).toBe(LaunchType === 'EC2');
      expect(await counts()).toEqual({ natGateways, endpoints, instances: LaunchType === 'EC2' ? 2 : 0 });

      const first = await stacks.createService(await stacks.pipelineParameters(PipelineName, imageOf('a')));
      expect((await fetch(ServiceUrl)).status).toBe(200);
      await stacks.updateService(await stacks.pipelineParameters(PipelineName, imageOf('b')));
      const { services = [] } = await clients.ecs.describeServices({
        cluster,
        services: [first.ServiceArn ?? ''],
      });
      expect(services[0]).toMatchObject({
        launchType: LaunchType,
        networkConfiguration: { awsvpcConfiguration: { assignPublicIp: address } },
      });
      const tasks = await tasksIn(cluster);
      expect(tasks.length).toBeGreaterThan(0);
      for (const task of tasks) {
        expect(task.launchType).toBe(LaunchType);
        expect(task.containers?.[0]?.image).toBe(imageOf('b'));
        expect(blocks).toContain((await blocksOf([task]))[0]);
      }

      await stacks.delete('drydock-service');
      await stacks.delete('drydock');
      const left = [...(await inventory(clients))].filter((one) => !empty.has(one));
      expect(left.sort()).toEqual([`bucket ${root.ArtifactBucket}`, `bucket ${root.LogBucket}`].sort());
      expect((await logs.describeLogGroups({})).logGroups).toEqual([]);
    });
  },
);
