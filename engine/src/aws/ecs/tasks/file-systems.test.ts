import { expect, test } from 'vitest';
import type { Effects } from '../../../kernel/registry.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

function account() {
  const cloud = rehearse({ services });
  cloud.report('runtime/capabilities', { runtime: 'simulated', features: ['volumes'] });
  cloud.call('ecs', 'CreateCluster', {});
  cloud.call('iam', 'CreateRole', {
    RoleName: 'execution',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    }),
  });
  const { FileSystemId = '' } = cloud.call('efs', 'CreateFileSystem', { CreationToken: 'a' });
  const subnet = cloud.call('ec2', 'DescribeSubnets', {}).Subnets![0]!.SubnetId!;
  return { cloud, FileSystemId, subnet };
}

function runTask(cloud: Rehearsal, subnet: string, efsVolumeConfiguration: { fileSystemId: string }) {
  cloud.call('ecs', 'RegisterTaskDefinition', {
    family: 'files',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    volumes: [{ name: 'data', efsVolumeConfiguration }],
    containerDefinitions: [
      { name: 'app', image: 'app', mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
    ],
  });
  const { tasks } = cloud.call('ecs', 'RunTask', {
    taskDefinition: 'files',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: [subnet] } },
  });
  cloud.settle();
  return cloud.call('ecs', 'DescribeTasks', { tasks: [tasks![0]!.taskArn!] }).tasks![0]!;
}

const volumesOf = (cloud: Rehearsal) =>
  cloud.effects.flatMap(({ effect, input }) =>
    effect === 'runtime/start-task' ? (input as Effects['runtime/start-task']).volumes : [],
  );

test('an access point leads to its own folder of the file system', () => {
  const { cloud, FileSystemId, subnet } = account();
  cloud.call('efs', 'CreateMountTarget', { FileSystemId, SubnetId: subnet });
  const { AccessPointId } = cloud.call('efs', 'CreateAccessPoint', {
    FileSystemId,
    ClientToken: 'a',
    RootDirectory: { Path: '/web' },
  });
  const efs = {
    fileSystemId: FileSystemId,
    transitEncryption: 'ENABLED' as const,
    authorizationConfig: { accessPointId: AccessPointId! },
  };
  runTask(cloud, subnet, efs);
  expect(volumesOf(cloud)).toEqual([
    { name: 'data', kind: 'efs', fileSystemId: FileSystemId, rootDirectory: '/web' },
  ]);
});

test.each([
  ['without a mount target', (id: string) => id],
  ['that does not exist', () => 'fs-00000000'],
])('a file system %s fails the task with the reason of the EFS utilities', (_what, named) => {
  const { cloud, FileSystemId, subnet } = account();
  const fileSystemId = named(FileSystemId);
  const task = runTask(cloud, subnet, { fileSystemId });
  expect(task.stopCode).toBe('TaskFailedToStart');
  expect(task.stoppedReason).toMatch(
    /^ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve/,
  );
  expect(task.stoppedReason).toContain(`"${fileSystemId}.efs.us-east-1.amazonaws.com"`);
});
