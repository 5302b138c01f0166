// AWS's own pace over all services: what is there at once on this machine takes its time, on the cloud's clock.
import { afterEach, expect, it } from 'vitest';
import { services } from '../aws/services.ts';
import { spans } from '../contracts/spans.ts';
import { Pace, type Span } from '../kernel/pace.ts';
import { publicImages } from '../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../testing/rehearsal.ts';

let cloud: Rehearsal | undefined;
afterEach(() => {
  cloud?.[Symbol.dispose]();
  cloud = undefined;
});

const open = (seed = 1) => {
  cloud = rehearse({ services, pace: new Pace({ mode: 'aws', seed }) });
  cloud.on('runtime/start-task', ({ taskArn, containers }) =>
    cloud!.report('runtime/task-started', {
      taskArn,
      containers: containers.map(({ name }) => ({ name, runtimeId: name, endpoints: [] })),
      pullStartedAt: cloud!.clock.now(),
      pullStoppedAt: cloud!.clock.now(),
    }),
  );
  return cloud;
};

/** Seconds until `is` holds, by looks a tenth of a second apart. */
function secondsUntil(is: () => boolean): number {
  const began = cloud!.clock.now();
  while (!is()) {
    if (cloud!.clock.now() - began > 3_600_000) throw new Error('It has not happened within an hour');
    cloud!.advance(100);
  }
  return (cloud!.clock.now() - began) / 1000;
}

const expectWithin = (seconds: number, ...all: readonly Span[]) => {
  const sum = (of: 'least' | 'most') => all.reduce((total, span) => total + span[of], 0);
  expect(seconds).toBeGreaterThanOrEqual(sum('least'));
  expect(seconds).toBeLessThanOrEqual(sum('most') + 1);
};

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

function runInstance(): string {
  cloud!.call('iam', 'CreateRole', { RoleName: 'node', AssumeRolePolicyDocument: trust });
  cloud!.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'node' });
  cloud!.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'node', RoleName: 'node' });
  const { Instances } = cloud!.call('ec2', 'RunInstances', {
    ImageId: publicImages('us-east-1').find((each) => each.ecsOptimized)!.imageId,
    InstanceType: 't3.small',
    MinCount: 1,
    MaxCount: 1,
    IamInstanceProfile: { Name: 'node' },
  });
  return Instances![0]!.InstanceId!;
}

const stateOf = (id: string) =>
  cloud!.call('ec2', 'DescribeInstances', { InstanceIds: [id] }).Reservations?.[0]?.Instances?.[0]?.State
    ?.Name;

const agents = () => {
  const { containerInstanceArns = [] } = cloud!.call('ecs', 'ListContainerInstances', {});
  return containerInstanceArns.length;
};

it('an instance is pending, boots, and registers with its cluster; it stops and is terminated in its time', () => {
  open();
  cloud!.call('ecs', 'CreateCluster', {});
  const id = runInstance();
  expectWithin(
    secondsUntil(() => stateOf(id) === 'running'),
    spans.launch,
  );
  expect(agents()).toBe(0);
  expectWithin(
    secondsUntil(() => agents() === 1),
    spans.boot,
    spans.agent,
  );
  cloud!.call('ec2', 'StopInstances', { InstanceIds: [id] });
  expectWithin(
    secondsUntil(() => stateOf(id) === 'stopped'),
    spans.stop,
  );
  cloud!.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
  expectWithin(
    secondsUntil(() => stateOf(id) === 'terminated'),
    spans.terminate,
  );
});

it('a restart of the engine makes nothing faster', () => {
  open();
  cloud!.call('ecs', 'CreateCluster', {});
  const id = runInstance();
  cloud!.advance(3000);
  cloud!.restart();
  expect(stateOf(id)).toBe('pending');
  expectWithin(3 + secondsUntil(() => stateOf(id) === 'running'), spans.launch);
});

it('a second engine with the same seed takes as long, one with another seed does not', () => {
  const took = (seed: number) => {
    open(seed);
    cloud!.call('ecs', 'CreateCluster', {});
    runInstance();
    return secondsUntil(() => agents() === 1);
  };
  const first = took(1);
  expect(took(1)).toBe(first);
  expect(took(2)).not.toBe(first);
});

const register = (networkMode: 'bridge' | 'awsvpc') =>
  cloud!.call('ecs', 'RegisterTaskDefinition', {
    family: networkMode,
    networkMode,
    requiresCompatibilities: networkMode === 'awsvpc' ? ['FARGATE'] : ['EC2'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'app', image: 'app:1', memory: 128 }],
  });

const taskOf = (arn: string) => cloud!.call('ecs', 'DescribeTasks', { tasks: [arn] }).tasks![0]!;

it('a task pulls its image once for an instance, and only asks for it then', () => {
  open();
  cloud!.call('ecs', 'CreateCluster', {});
  runInstance();
  secondsUntil(() => agents() === 1);
  register('bridge');
  const run = () => {
    const arn = cloud!.call('ecs', 'RunTask', { taskDefinition: 'bridge' }).tasks![0]!.taskArn!;
    return { arn, seconds: secondsUntil(() => taskOf(arn).lastStatus === 'RUNNING') };
  };
  const first = run();
  expectWithin(first.seconds, spans.pull);
  const { pullStartedAt, pullStoppedAt } = taskOf(first.arn);
  expect((pullStoppedAt!.getTime() - pullStartedAt!.getTime()) / 1000).toBeCloseTo(first.seconds, 0);
  expectWithin(run().seconds, spans.pullAgain);
});

it('a task on Fargate is provisioned before it pulls, each time; one that is stopped meanwhile never starts', () => {
  open();
  cloud!.call('ecs', 'CreateCluster', {});
  cloud!.call('iam', 'CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });
  register('awsvpc');
  const subnets = cloud!.call('ec2', 'DescribeSubnets', {}).Subnets!.map(({ SubnetId = '' }) => SubnetId);
  const run = () =>
    cloud!.call('ecs', 'RunTask', {
      taskDefinition: 'awsvpc',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: subnets.slice(0, 1) } },
    }).tasks![0]!.taskArn!;
  for (let times = 0; times < 2; times++) {
    const arn = run();
    expectWithin(
      secondsUntil(() => taskOf(arn).lastStatus !== 'PROVISIONING'),
      spans.fargate,
    );
    expect(taskOf(arn).lastStatus).toBe('ACTIVATING');
    expectWithin(
      secondsUntil(() => taskOf(arn).lastStatus === 'RUNNING'),
      spans.pull,
    );
  }
  const stopped = run();
  secondsUntil(() => taskOf(stopped).lastStatus === 'ACTIVATING');
  const started = cloud!.effects.filter(({ effect }) => effect === 'runtime/start-task').length;
  cloud!.call('ecs', 'StopTask', { task: stopped });
  cloud!.advance(120_000);
  expect(taskOf(stopped).lastStatus).toBe('STOPPED');
  expect(cloud!.effects.filter(({ effect }) => effect === 'runtime/start-task')).toHaveLength(started);
});

it.each([
  ['application', 'HTTP', spans.applicationLoadBalancer, spans.applicationTarget],
  ['network', 'TCP', spans.networkLoadBalancer, spans.networkTarget],
] as const)(
  'a load balancer of the type %s is provisioned, and its targets are registered, in their time',
  (type, protocol, provisioned, registered) => {
    open();
    cloud!.on('balancer/apply', ({ loadBalancers }) => {
      for (const { arn } of loadBalancers)
        cloud!.report('balancer/reservation', { loadBalancerArn: arn, hostPort: 8080 });
    });
    const [a, b] = cloud!.call('ec2', 'DescribeSubnets', {}).Subnets!;
    const { LoadBalancerArn, VpcId } = cloud!.call('elbv2', 'CreateLoadBalancer', {
      Name: 'lb',
      Type: type,
      Subnets: [a!.SubnetId!, b!.SubnetId!],
    }).LoadBalancers![0]!;
    const state = () => cloud!.call('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers![0]!.State!.Code;
    expectWithin(
      secondsUntil(() => state() === 'active'),
      provisioned,
    );
    const { TargetGroupArn } = cloud!.call('elbv2', 'CreateTargetGroup', {
      Name: 'tg',
      Protocol: protocol,
      Port: 80,
      VpcId,
      TargetType: 'ip',
    }).TargetGroups![0]!;
    cloud!.call('elbv2', 'CreateListener', {
      LoadBalancerArn,
      Protocol: protocol,
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn }],
    });
    const address = a!.CidrBlock!.replace(/\d+\/.*$/, '77');
    cloud!.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [{ Id: address }] });
    const known = () =>
      cloud!.effects
        .flatMap(({ effect, input }) => (effect === 'balancer/apply' ? input : []))
        .at(-1)!
        .targetGroups[0]?.targets.some(({ id }) => id === address) === true;
    cloud!.settle();
    expect(known()).toBe(false);
    expectWithin(secondsUntil(known), registered);
  },
);
