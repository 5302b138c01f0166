// What the error of a failed deployment says, from the stack as a user of the CDK writes it.
import { type Cloud, drydock } from '@drydock/testing';
import { App, Duration, NestedStack, Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService } from 'aws-cdk-lib/aws-ecs-patterns';
import { expect, test } from 'vitest';

function addApi(scope: Stack, image: string, desiredCount = 2): void {
  const cluster = new Cluster(scope, 'Cluster', {
    vpc: new Vpc(scope, 'Vpc', { maxAzs: 2, natGateways: 1 }),
  });
  const api = new ApplicationLoadBalancedFargateService(scope, 'Api', {
    cluster,
    desiredCount,
    minHealthyPercent: 100,
    circuitBreaker: { rollback: true },
    taskImageOptions: {
      image: ContainerImage.fromRegistry(image),
      logDriver: LogDrivers.awsLogs({ streamPrefix: 'api' }),
    },
  });
  api.targetGroup.configureHealthCheck({ interval: Duration.seconds(10), unhealthyThresholdCount: 2 });
}

function shop(image: string): Stack {
  const stack = new Stack(new App(), 'Shop');
  addApi(stack, image);
  return stack;
}

function nested(image: string, desiredCount?: number): Stack {
  const stack = new Stack(new App(), 'Shop');
  addApi(new NestedStack(stack, 'Inner'), image, desiredCount);
  return stack;
}

const failureOf = (cloud: Cloud, stack: Stack) =>
  cloud.deploy(stack).then(
    () => 'it is deployed',
    (error: Error) => error.message,
  );

test('a load balancer’s health checks that fail: their codes, why tasks stopped, and what they logged', async () => {
  await using cloud = await drydock();
  await cloud.deploy(shop('api:1'));
  cloud
    .service('Shop/Api')
    .behaves({ healthCheckStatus: 500, logs: ['cannot reach db'] }, { image: 'api:2' });
  const error = await failureOf(cloud, shop('api:2'));
  expect(error).toContain('ECS Deployment Circuit Breaker was triggered');
  expect(error).toContain('Health checks failed with these codes: [500]');
  expect(error).toMatch(/Task [0-9a-f]{32} stopped: Task failed ELB health checks in \(target-group /);
  expect(error).toContain('It logged: cannot reach db');
  expect(error).not.toContain('Scaling activity initiated');
  expect(error).not.toContain('has started');
});

test('a nested stack: what failed in it, with what ECS says, though it is rolled back by then', async () => {
  await using cloud = await drydock();
  cloud
    .service('Shop/Inner/Api')
    .behaves({ crashesAfter: '1s', exitCode: 3, readyAfter: 'never', logs: ['no database'] });
  const created = await failureOf(cloud, nested('api:1'));
  expect(created).toMatch(
    /\n {4}Api\w+ \(AWS::ECS::Service\): .*ECS Deployment Circuit Breaker was triggered/,
  );
  expect(created).toMatch(
    /\n {6}Task [0-9a-f]{32} stopped: Essential container in task exited; web: exit code 3/,
  );
  expect(created).toContain('      It logged: no database');
});

test('a nested stack whose only task fails, so that nothing of it is left within the moment', async () => {
  await using cloud = await drydock({ tasks: { crashesAfter: '1s', exitCode: 3, readyAfter: 'never' } });
  const created = await failureOf(cloud, nested('api:1', 1));
  expect(created).toMatch(
    /\n {6}Task [0-9a-f]{32} stopped: Essential container in task exited; web: exit code 3/,
  );
});

test('a nested stack that fails in an update', async () => {
  await using cloud = await drydock();
  await cloud.deploy(nested('api:1'));
  cloud
    .service('Shop/Inner/Api')
    .behaves(
      { crashesAfter: '1s', exitCode: 4, readyAfter: 'never', logs: ['no table'] },
      { image: 'api:2' },
    );
  const updated = await failureOf(cloud, nested('api:2'));
  expect(updated).toContain('The stack Shop is in UPDATE_ROLLBACK_COMPLETE.');
  expect(updated).toMatch(/web: exit code 4/);
  expect(updated).toContain('It logged: no table');
});

test('a task that needs more memory than it has', async () => {
  await using cloud = await drydock();
  cloud.service('Shop/Api').behaves({ memoryMiB: 513 });
  const error = await failureOf(cloud, shop('api:1'));
  expect(error).toContain('web: exit code 137, OutOfMemoryError: Container killed due to memory usage');
});

test('a task whose memory grows is killed, and another one takes its place', async () => {
  await using cloud = await drydock();
  // The task has 512 MiB: after 5 hours.
  cloud.service('Shop/Api').behaves({ memoryMiB: (_, ageMs) => 212 + ageMs / 60_000 });
  await cloud.deploy(shop('api:1'));
  const killed = () =>
    cloud.log.events.filter(
      ({ detailType, detail }) =>
        detailType === 'ECS Task State Change' &&
        detail.lastStatus === 'STOPPED' &&
        JSON.stringify(detail.containers).includes('OutOfMemoryError'),
    ).length;
  await cloud.time.advance('4 hours');
  expect(killed()).toBe(0);
  await cloud.time.advance('90 minutes');
  expect(killed()).toBe(2);
  expect(await cloud.service('Shop/Api').healthyTasks()).toHaveLength(2);
});
