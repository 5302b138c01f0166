// ECS among the real services: a stack whose service is deployed blue/green behind a load balancer, on instances that
// joined by their user data.
import { describe, expect, test } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { applicationAutoScaling } from '../application-autoscaling/index.ts';
import { cloudFormation } from '../cloudformation/index.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { ec2 } from '../ec2/index.ts';
import { ecr } from '../ecr/index.ts';
import { elbv2 } from '../elbv2/index.ts';
import { iam } from '../iam/index.ts';
import { logs } from '../logs/index.ts';
import { s3 } from '../s3/index.ts';
import { ssm } from '../ssm/index.ts';
import { sts } from '../sts/index.ts';
import { ecs } from './index.ts';
import { tasks } from './state.ts';
import { template } from './testing/web-stack.ts';

const neighbours = [applicationAutoScaling, cloudWatch, ec2, ecr, ecs, elbv2, iam, logs, s3, ssm, sts];

/** A runtime whose tasks all start, and health checks that pass unless the task's VERSION is `bad`. */
function withRuntime(cloud: Rehearsal): void {
  const versions = new Map<string, string>();
  const check = () => {
    const targets = cloud.state
      .all(tasks)
      .filter((task) => task.lastStatus === 'RUNNING')
      .flatMap((task) =>
        task.targets.flatMap(({ targetGroupArn, id, port }) => {
          const state = versions.get(task.arn) === 'bad' ? ('unhealthy' as const) : ('healthy' as const);
          return id === undefined || port === undefined ? [] : [{ targetGroupArn, id, port, state }];
        }),
      );
    cloud.report('balancer/health', { targets });
  };
  cloud.on('runtime/start-task', ({ taskArn, containers }) => {
    versions.set(taskArn, containers[0]!.environment.VERSION ?? '');
    cloud.report('runtime/task-started', {
      taskArn,
      pullStartedAt: cloud.clock.now(),
      pullStoppedAt: cloud.clock.now(),
      containers: [
        {
          name: 'service',
          runtimeId: '1',
          endpoints: [{ containerPort: 8080, host: '127.0.0.1', port: 40_000 + versions.size }],
        },
      ],
    });
    check();
  });
  cloud.on('balancer/apply', ({ loadBalancers }) => {
    for (const { arn, hostPorts } of loadBalancers)
      cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
    for (const { arn, hostPorts } of loadBalancers.flatMap((balancer) => balancer.listeners))
      cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0] });
    check();
  });
  cloud.on('runtime/stop-task', ({ taskArn }) => cloud.report('runtime/task-stopped', { taskArn }));
}

function joinInstances(cloud: Rehearsal, subnets: readonly string[]): void {
  const script = '#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n';
  for (const SubnetId of subnets)
    cloud.call('ec2', 'RunInstances', {
      MinCount: 1,
      MaxCount: 1,
      ImageId: publicImages('us-east-1')[0]!.imageId,
      InstanceType: 't3.xlarge',
      SubnetId,
      IamInstanceProfile: { Name: 'instances' },
      UserData: Buffer.from(script).toString('base64'),
    });
}

function stackOf(cloud: Rehearsal) {
  const stack = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'web' }).Stacks![0]!;
  const output = (name: string) => stack.Outputs?.find((o) => o.OutputKey === name)?.OutputValue ?? '';
  return { status: stack.StackStatus, output };
}

function deployed() {
  const cloud = rehearse({
    services: [...neighbours, cloudFormation(neighbours.flatMap((service) => service.resources ?? []))],
  });
  withRuntime(cloud);
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'web',
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    TemplateBody: JSON.stringify(template('one', { DesiredCount: 2 })),
  });
  cloud.advance(2_000);
  const { Subnets = [] } = cloud.call('ec2', 'DescribeSubnets', {
    Filters: [{ Name: 'cidr-block', Values: ['10.20.10.0/24', '10.20.20.0/24'] }],
  });
  joinInstances(
    cloud,
    Subnets.map((subnet) => subnet.SubnetId!),
  );
  cloud.advance(10_000);
  return cloud;
}

const update = (cloud: Rehearsal, version: string, more: object = {}) =>
  cloud.call('cloudformation', 'UpdateStack', {
    StackName: 'web',
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    TemplateBody: JSON.stringify(template(version, more)),
  });

const weights = (cloud: Rehearsal) => {
  const { output } = stackOf(cloud);
  const { Rules } = cloud.call('elbv2', 'DescribeRules', { RuleArns: [output('Rule')] });
  const groups = Rules?.[0]?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? [];
  const weightOf = (arn: string) => groups.find((candidate) => candidate.TargetGroupArn === arn)?.Weight;
  return { blue: weightOf(output('Blue')), green: weightOf(output('Green')) };
};

const running = (cloud: Rehearsal) =>
  cloud.state.all(tasks).filter((task) => task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING');

describe('a stack with a blue/green service', () => {
  test('is complete when its tasks are healthy in both zones', () => {
    const cloud = deployed();
    expect(stackOf(cloud).status).toBe('CREATE_COMPLETE');
    expect(
      running(cloud)
        .map((task) => task.availabilityZone)
        .sort(),
    ).toEqual(['us-east-1a', 'us-east-1b']);
    expect(weights(cloud)).toEqual({ blue: 100, green: 0 });
    const { logStreams = [] } = cloud.call('logs', 'DescribeLogStreams', { logGroupName: '/ecs/web' });
    expect(logStreams.map((stream) => stream.logStreamName)).toEqual(
      expect.arrayContaining(running(cloud).map((task) => `task/service/${task.id}`)),
    );
    expect(cloud.log).toEqual([]);
  });

  test('deploys a new version, and is complete when blue has stopped', () => {
    const cloud = deployed();
    update(cloud, 'two', { DesiredCount: 2 });
    cloud.advance(30_000);
    expect(stackOf(cloud).status).toBe('UPDATE_IN_PROGRESS');
    expect(weights(cloud)).toEqual({ blue: 0, green: 100 });
    cloud.advance(60_000);
    expect(stackOf(cloud).status).toBe('UPDATE_COMPLETE');
    expect(running(cloud).map((task) => task.taskDefinition.split(':').at(-1))).toEqual(['2', '2']);
    expect(cloud.log).toEqual([]);
  });

  test('rolls back when green never becomes healthy, while blue goes on serving', () => {
    const cloud = deployed();
    const before = running(cloud).map((task) => task.arn);
    update(cloud, 'bad', { DesiredCount: 2 });
    cloud.advance(240_000);
    expect(stackOf(cloud).status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(running(cloud).map((task) => task.arn)).toEqual(before);
    expect(weights(cloud)).toEqual({ blue: 100, green: 0 });
    const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'web' });
    const failed = StackEvents.find((event) => event.ResourceStatus === 'UPDATE_FAILED');
    expect(failed?.ResourceStatusReason).toContain(
      "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.",
    );
    expect(cloud.log).toEqual([]);
  });

  test('keeps the count that it was scaled to when the template gives none', () => {
    const cloud = deployed();
    const { output } = stackOf(cloud);
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: output('Service'), desiredCount: 3 });
    cloud.advance(10_000);
    update(cloud, 'two');
    cloud.advance(120_000);
    expect(stackOf(cloud).status).toBe('UPDATE_COMPLETE');
    expect(running(cloud)).toHaveLength(3);
  });

  test('scales out when its tasks are busy, and its instances’ CPU is measured', () => {
    const cloud = deployed();
    for (let second = 0; second < 300; second += 10) {
      cloud.advance(10_000);
      cloud.report('runtime/usage', {
        tasks: running(cloud).map((task) => ({ taskArn: task.arn, cpuUnits: 230, memoryMiB: 100 })),
      });
    }
    expect(running(cloud).length).toBeGreaterThan(2);
    const { Metrics = [] } = cloud.call('cloudwatch', 'ListMetrics', { Namespace: 'AWS/EC2' });
    expect(Metrics).toHaveLength(2);
    expect(cloud.log).toEqual([]);
  });

  test('is deleted without leaving anything behind', () => {
    const cloud = deployed();
    cloud.call('cloudformation', 'DeleteStack', { StackName: 'web' });
    cloud.advance(5_000);
    const { Reservations = [] } = cloud.call('ec2', 'DescribeInstances', {});
    cloud.call('ec2', 'TerminateInstances', {
      InstanceIds: Reservations.flatMap((r) => (r.Instances ?? []).map((instance) => instance.InstanceId!)),
    });
    cloud.advance(300_000);
    const { StackSummaries } = cloud.call('cloudformation', 'ListStacks', {});
    expect(StackSummaries?.[0]?.StackStatus).toBe('DELETE_COMPLETE');
    expect(cloud.call('ec2', 'DescribeNetworkInterfaces', {}).NetworkInterfaces).toEqual([]);
    expect(running(cloud)).toEqual([]);
    expect(cloud.log).toEqual([]);
  });

  test('says that its deployment bakes', () => {
    const cloud = deployed();
    update(cloud, 'two', {
      DesiredCount: 2,
      DeploymentConfiguration: { Strategy: 'BLUE_GREEN', BakeTimeInMinutes: 10 },
    });
    cloud.advance(5 * 60_000);
    const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'web' });
    expect(StackEvents[0]?.ResourceStatusReason).toContain('The deployment is in its bake time.');
    cloud.advance(10 * 60_000);
    expect(stackOf(cloud).status).toBe('UPDATE_COMPLETE');
  });

  test('says which alarms its deployment watches while it bakes', () => {
    const cloud = deployed();
    cloud.call('cloudwatch', 'PutMetricAlarm', {
      AlarmName: 'errors',
      Namespace: 'shop',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 4,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
    cloud.advance(60_000);
    update(cloud, 'two', {
      DesiredCount: 2,
      DeploymentConfiguration: {
        Strategy: 'ROLLING',
        Alarms: { AlarmNames: ['errors'], Enable: true, Rollback: true },
      },
    });
    cloud.advance(15 * 60_000);
    const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'web' });
    expect(StackEvents.map((event) => event.ResourceStatusReason ?? '').join()).toContain(
      'The deployment is in its bake time, watching the alarms errors.',
    );
    expect(stackOf(cloud).status).toBe('UPDATE_COMPLETE');
  });

  test('says which hook its deployment waits for', () => {
    const cloud = deployed();
    update(cloud, 'two', {
      DesiredCount: 2,
      DeploymentConfiguration: {
        Strategy: 'BLUE_GREEN',
        BakeTimeInMinutes: 1,
        LifecycleHooks: [{ TargetType: 'PAUSE', LifecycleStages: ['POST_SCALE_UP'] }],
      },
    });
    cloud.advance(60_000);
    const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'web' });
    const reason = StackEvents.map((event) => event.ResourceStatusReason ?? '').find((text) =>
      text.includes('The deployment pauses at POST_SCALE_UP until ContinueServiceDeployment is called'),
    );
    const hookId = /ecs-pause-\w+/.exec(reason ?? '')?.[0];
    const service = stackOf(cloud).output('Service');
    const { serviceDeployments = [] } = cloud.call('ecs', 'ListServiceDeployments', {
      cluster: 'main',
      service,
    });
    const { serviceDeploymentArn } = serviceDeployments[0]!;
    cloud.call('ecs', 'ContinueServiceDeployment', { serviceDeploymentArn, hookId });
    cloud.advance(5 * 60_000);
    expect(stackOf(cloud).status).toBe('UPDATE_COMPLETE');
  });
});
