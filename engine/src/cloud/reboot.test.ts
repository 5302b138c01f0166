// A reboot over all services: the tasks of the instance end, and the instance comes back.
import { expect, it } from 'vitest';
import { services } from '../aws/services.ts';
import { publicImages } from '../machine-images/public-images.ts';
import { rehearse } from '../testing/rehearsal.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

it('a reboot ends the tasks of the instance, which registers again', () => {
  using cloud = rehearse({ services });
  cloud.on('runtime/start-task', ({ taskArn, containers }) =>
    cloud.report('runtime/task-started', {
      taskArn,
      containers: containers.map(({ name }) => ({ name, runtimeId: name, endpoints: [] })),
      pullStartedAt: cloud.clock.now(),
      pullStoppedAt: cloud.clock.now(),
    }),
  );
  cloud.on('runtime/stop-task', ({ taskArn }) => cloud.report('runtime/task-stopped', { taskArn }));
  cloud.call('iam', 'CreateRole', { RoleName: 'node', AssumeRolePolicyDocument: trust });
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'node' });
  cloud.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'node', RoleName: 'node' });
  cloud.call('ecs', 'CreateCluster', {});
  const { Instances } = cloud.call('ec2', 'RunInstances', {
    ImageId: publicImages('us-east-1').find((each) => each.ecsOptimized)!.imageId,
    InstanceType: 't3.small',
    MinCount: 1,
    MaxCount: 1,
    IamInstanceProfile: { Name: 'node' },
  });
  const id = Instances![0]!.InstanceId!;
  cloud.advance(5000);
  cloud.call('ecs', 'RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [{ name: 'app', image: 'app:1', memory: 128 }],
  });
  const taskArn = cloud.call('ecs', 'RunTask', { taskDefinition: 'web' }).tasks![0]!.taskArn!;
  const task = () => cloud.call('ecs', 'DescribeTasks', { tasks: [taskArn] }).tasks![0]!;
  cloud.advance(5000);
  expect(task().lastStatus).toBe('RUNNING');
  cloud.call('ec2', 'RebootInstances', { InstanceIds: [id] });
  cloud.advance(5000);
  expect(task()).toMatchObject({
    lastStatus: 'STOPPED',
    stoppedReason: `Host EC2 (instance ${id}) rebooted.`,
  });
  const { containerInstanceArns } = cloud.call('ecs', 'ListContainerInstances', {});
  const described = cloud.call('ecs', 'DescribeContainerInstances', {
    containerInstances: containerInstanceArns,
  });
  expect(described.containerInstances).toMatchObject([{ ec2InstanceId: id, agentConnected: true }]);
});
