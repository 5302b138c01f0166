import { expect, test } from 'vitest';
import { names } from '../../../contracts/names.ts';
import { faultOf } from '../../../testing/fault-of.ts';
import { partsOf, rehearseExpress, request } from '../testing/express.ts';

const minute = 60_000;

test('an Express service is a Fargate service whose parts the other APIs list', () => {
  const { cloud, describe } = rehearseExpress();
  const { service } = cloud.call('ecs', 'CreateExpressGatewayService', {
    ...request,
    tags: [{ key: 'team', value: 'web' }],
  });
  const arn = 'arn:aws:ecs:us-east-1:000000000000:service/default/shop';
  expect(service).toMatchObject({
    serviceArn: arn,
    cluster: 'default',
    status: { statusCode: 'ACTIVE' },
    activeConfigurations: [
      {
        cpu: '256',
        memory: '512',
        healthCheckPath: '/ping',
        primaryContainer: { image: 'example/shop:1', containerPort: 80 },
        scalingTarget: {
          minTaskCount: 1,
          maxTaskCount: 20,
          autoScalingMetric: 'AVERAGE_CPU',
          autoScalingTargetValue: 60,
        },
        ingressPaths: [
          {
            accessType: 'PUBLIC',
            endpoint: expect.stringMatching(/^sh-[0-9a-f]{32}\.ecs\.us-east-1\.on\.aws$/),
          },
        ],
      },
    ],
    tags: [{ key: 'team', value: 'web' }],
  });
  cloud.advance(minute);
  expect(partsOf(cloud)).toEqual({
    loadBalancers: [expect.stringMatching(/^ecs-express-gateway-alb-[0-9a-f]{8}$/)],
    rules: ['1'],
    targetGroups: Array(2).fill(expect.stringMatching(/^ecs-gateway-tg-[0-9a-f]{17}$/)),
    certificates: [service!.activeConfigurations![0]!.ingressPaths![0]!.endpoint],
    alarms: ['default/shop/RollbackAlarm'],
    scaling: ['service/default/shop'],
    groups: [
      expect.stringMatching(/^ecs-express-gateway-alb-sg-\d+$/),
      expect.stringMatching(/^default-shop-vpc-/),
    ],
    logGroups: [expect.stringMatching(/^\/aws\/ecs\/default\/shop-[0-9a-f]{4}$/)],
  });
  const [listed] = cloud.call('ecs', 'DescribeServices', { services: ['shop'] }).services ?? [];
  expect(listed).toMatchObject({
    runningCount: 1,
    launchType: 'FARGATE',
    resourceManagementType: 'ECS',
    deploymentConfiguration: { strategy: 'CANARY', alarms: { alarmNames: ['default/shop/RollbackAlarm'] } },
  });
  expect(describe(arn).status?.statusReason).toContain('has reached a steady state');
  const { serviceRevisions } = cloud.call('ecs', 'DescribeServiceRevisions', {
    serviceRevisionArns: [describe(arn).activeConfigurations![0]!.serviceRevisionArn!],
  });
  expect(serviceRevisions?.[0]?.ecsManagedResources).toMatchObject({
    ingressPaths: [{ loadBalancer: { status: 'ACTIVE', scheme: 'internet-facing' } }],
    autoScaling: { applicationAutoScalingPolicies: [{ targetValue: 60 }] },
    metricAlarms: [{ status: 'ACTIVE' }],
  });
});

test('its endpoint is a name that leads to the load balancer', () => {
  const { cloud } = rehearseExpress();
  const { service } = cloud.call('ecs', 'CreateExpressGatewayService', request);
  cloud.settle();
  const { LoadBalancers } = cloud.call('elbv2', 'DescribeLoadBalancers', {});
  expect(cloud.state.all(names)).toMatchObject([
    {
      name: service!.activeConfigurations![0]!.ingressPaths![0]!.endpoint,
      balancer: LoadBalancers![0]!.DNSName,
    },
  ]);
});

test('25 services share a load balancer, the next one has another, and each goes without the others', () => {
  const { cloud } = rehearseExpress();
  const arns = Array.from(
    { length: 26 },
    (_, index) =>
      cloud.call('ecs', 'CreateExpressGatewayService', { ...request, serviceName: `s${index}` }).service!
        .serviceArn!,
  );
  cloud.advance(minute);
  expect(partsOf(cloud).loadBalancers).toHaveLength(2);
  // The first one's certificate is the listener's default one.
  cloud.call('ecs', 'DeleteExpressGatewayService', { serviceArn: arns[0]! });
  cloud.call('ecs', 'DeleteExpressGatewayService', { serviceArn: arns[25]! });
  cloud.advance(10 * minute);
  const { loadBalancers, certificates, rules } = partsOf(cloud);
  expect([loadBalancers.length, certificates.length, rules.length]).toEqual([1, 24, 24]);
});

test('an update is a canary: 5 % for three minutes, then everything, and only the changed is changed', () => {
  const { cloud, describe } = rehearseExpress();
  const { serviceArn, activeConfigurations } = cloud.call('ecs', 'CreateExpressGatewayService', request)
    .service!;
  cloud.advance(10 * minute);
  const { service } = cloud.call('ecs', 'UpdateExpressGatewayService', {
    serviceArn,
    primaryContainer: { image: 'example/shop:2', containerPort: 8080 },
    healthCheckPath: '/health',
  });
  expect(service?.targetConfiguration).toMatchObject({
    primaryContainer: { image: 'example/shop:2', containerPort: 8080 },
    healthCheckPath: '/health',
    cpu: '256',
  });
  cloud.advance(2 * minute);
  expect(describe(serviceArn!).activeConfigurations?.map((each) => each.primaryContainer?.image)).toEqual([
    'example/shop:2',
    'example/shop:1',
  ]);
  const [rollout] =
    cloud.call('ecs', 'DescribeServiceDeployments', {
      serviceDeploymentArns: [describe(serviceArn!).currentDeployment!],
    }).serviceDeployments ?? [];
  expect(rollout?.targetServiceRevision?.requestedProductionTrafficWeight).toBe(5);
  cloud.advance(10 * minute);
  const [active, ...others] = describe(serviceArn!).activeConfigurations ?? [];
  expect(others).toEqual([]);
  expect(active?.serviceRevisionArn).not.toBe(activeConfigurations![0]!.serviceRevisionArn);
  expect(active?.ingressPaths).toEqual(activeConfigurations![0]!.ingressPaths);
});

test('a change of scaling alone deploys nothing', () => {
  const { cloud, describe } = rehearseExpress();
  const { serviceArn } = cloud.call('ecs', 'CreateExpressGatewayService', request).service!;
  cloud.advance(10 * minute);
  const { currentDeployment } = describe(serviceArn!);
  cloud.call('ecs', 'UpdateExpressGatewayService', {
    serviceArn,
    scalingTarget: {
      minTaskCount: 3,
      autoScalingMetric: 'REQUEST_COUNT_PER_TARGET',
      autoScalingTargetValue: 1000,
    },
  });
  cloud.advance(minute);
  expect(describe(serviceArn!)).toMatchObject({
    currentDeployment,
    activeConfigurations: [{ scalingTarget: { minTaskCount: 3, maxTaskCount: 20 } }],
  });
  expect(cloud.call('ecs', 'DescribeServices', { services: ['shop'] }).services?.[0]?.runningCount).toBe(3);
});

test('deleting it deletes what ECS made, but not its log group; the name can then be used again', () => {
  const { cloud, describe } = rehearseExpress();
  const { serviceArn } = cloud.call('ecs', 'CreateExpressGatewayService', request).service!;
  cloud.advance(minute);
  expect(faultOf(() => cloud.call('ecs', 'DeleteService', { service: 'shop', force: true }))).toBe(
    'InvalidParameterException: An Express service is deleted with DeleteExpressGatewayService.',
  );
  const { service } = cloud.call('ecs', 'DeleteExpressGatewayService', { serviceArn });
  expect(service?.status?.statusCode).toBe('DRAINING');
  expect(faultOf(() => cloud.call('ecs', 'CreateExpressGatewayService', request))).toBe(
    'InvalidParameterException: Unable to Start a service that is still Draining.',
  );
  cloud.advance(10 * minute);
  expect(describe(serviceArn!).status?.statusCode).toBe('INACTIVE');
  expect(partsOf(cloud)).toEqual({
    loadBalancers: [],
    rules: [],
    targetGroups: [],
    certificates: [],
    alarms: [],
    scaling: [],
    groups: [],
    logGroups: [expect.any(String)],
  });
  expect(cloud.state.all(names)).toEqual([]);
  expect(cloud.log).toEqual([]);
  expect(cloud.call('ecs', 'CreateExpressGatewayService', request).service?.status?.statusCode).toBe(
    'ACTIVE',
  );
});

test('it goes with its tasks after a restart in the middle of its deletion', () => {
  const { cloud, describe } = rehearseExpress();
  const { serviceArn } = cloud.call('ecs', 'CreateExpressGatewayService', request).service!;
  cloud.advance(minute);
  cloud.call('ecs', 'DeleteExpressGatewayService', { serviceArn });
  cloud.restart();
  cloud.advance(10 * minute);
  expect(describe(serviceArn!).status?.statusCode).toBe('INACTIVE');
  expect(partsOf(cloud).loadBalancers).toEqual([]);
});

const none = 'arn:aws:ecs:us-east-1:000000000000:service/default/none';

test.each([
  ['no container', { primaryContainer: undefined }, 'InvalidParameterException'],
  ['a role that is none', { infrastructureRoleArn: 'admin' }, 'InvalidParameterException'],
  ['another cluster that does not exist', { cluster: 'other' }, 'ClusterNotFoundException'],
  ['a relative health check path', { healthCheckPath: 'ping' }, 'InvalidParameterException'],
  ['no such size of Fargate', { cpu: '256', memory: '8192' }, 'ClientException'],
  ['an unknown subnet', { networkConfiguration: { subnets: ['subnet-1'] } }, 'InvalidParameterException'],
  [
    'bounds the wrong way round',
    { scalingTarget: { minTaskCount: 5, maxTaskCount: 2 } },
    'InvalidParameterException',
  ],
])('%s is refused, and nothing is left', (_what, change, code) => {
  const { cloud } = rehearseExpress();
  expect(faultOf(() => cloud.call('ecs', 'CreateExpressGatewayService', { ...request, ...change }))).toMatch(
    new RegExp(`^${code}: `),
  );
  expect(partsOf(cloud).loadBalancers).toEqual([]);
  expect(partsOf(cloud).logGroups).toEqual([]);
});

test('what is not an Express service is not found', () => {
  const { cloud } = rehearseExpress();
  const codeOf = (call: () => unknown) => faultOf(call).split(':')[0];
  expect([
    codeOf(() => cloud.call('ecs', 'DescribeExpressGatewayService', { serviceArn: none })),
    codeOf(() => cloud.call('ecs', 'UpdateExpressGatewayService', { serviceArn: none })),
    codeOf(() => cloud.call('ecs', 'DeleteExpressGatewayService', { serviceArn: none })),
  ]).toEqual(['ResourceNotFoundException', 'ServiceNotFoundException', 'ServiceNotFoundException']);
});
