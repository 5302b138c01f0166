// Target groups of type lambda: defaults, which functions may be registered, and what the data plane receives.
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { lambda } from '../../lambda/index.ts';
import { lambdaRoles } from '../../lambda/testing/functions.ts';
import { balancedCloud, code } from '../testing/load-balanced-cloud.ts';

const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:f';

function prepared() {
  const cloud = balancedCloud(lambda, lambdaRoles);
  cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'f',
    Role: 'arn:aws:iam::000000000000:role/r',
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: zipSync({ 'index.js': Buffer.from('') }) },
  });
  const { TargetGroups } = cloud.call('elbv2', 'CreateTargetGroup', { Name: 'tg', TargetType: 'lambda' });
  const group = TargetGroups![0]!.TargetGroupArn!;
  const grant = (SourceArn: string, StatementId = 's') =>
    cloud.call('lambda', 'AddPermission', {
      FunctionName: 'f',
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 'elasticloadbalancing.amazonaws.com',
      SourceArn,
    });
  const register = (Id: string, more: object = {}) =>
    cloud.call('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id, ...more }] });
  return { cloud, group, grant, register };
}

it('has no network settings, and no health checks unless enabled', () => {
  const { cloud, group } = prepared();
  using _ = cloud;
  const { TargetGroups } = cloud.call('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [group] });
  expect(TargetGroups![0]).toMatchObject({
    TargetType: 'lambda',
    HealthCheckEnabled: false,
    HealthCheckIntervalSeconds: 35,
    HealthCheckTimeoutSeconds: 30,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 5,
    HealthCheckPath: '/',
  });
  for (const absent of ['Protocol', 'Port', 'VpcId', 'HealthCheckProtocol', 'HealthCheckPort'])
    expect(TargetGroups![0]).not.toHaveProperty(absent);
  const { Attributes } = cloud.call('elbv2', 'DescribeTargetGroupAttributes', { TargetGroupArn: group });
  expect(Attributes).toEqual([{ Key: 'lambda.multi_value_headers.enabled', Value: 'false' }]);
});

it('takes one function, whose policy must let load balancers invoke it', () => {
  const { cloud, group, grant, register } = prepared();
  using _ = cloud;
  expect(() => register(functionArn)).toThrow(
    `elasticloadbalancing principal does not have permission to invoke ${functionArn} from target group ${group}`,
  );
  grant('arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/other/*');
  expect(code(() => register(functionArn))).toBe('AccessDenied');
  grant('arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/tg/*', 'right');
  expect(code(() => register(functionArn, { Port: 80 }))).toBe('InvalidTarget');
  expect(code(() => register('f'))).toBe('InvalidTarget');
  expect(code(() => register(`${functionArn}x`))).toBe('InvalidTarget');
  register(functionArn);
  register(functionArn);
  expect(code(() => register(`${functionArn}x`))).toBe('TooManyTargets');
});

it('is in the routing table, and its target health says that it is not checked', () => {
  const { cloud, group, grant, register } = prepared();
  using _ = cloud;
  grant('arn:aws:elasticloadbalancing:*');
  register(functionArn);
  const loadBalancer = cloud.loadBalancer();
  cloud.advance(1000);
  cloud.listener(loadBalancer, group);
  cloud.settle();
  expect(cloud.table().targetGroups).toMatchObject([
    {
      arn: group,
      targetType: 'lambda',
      healthCheck: { disabled: true },
      targets: [{ id: functionArn, port: 0, availabilityZone: 'all' }],
    },
  ]);
  expect(cloud.health(group)).toEqual({ [functionArn]: 'unavailable Target.HealthCheckDisabled' });
  const described = cloud.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn: group, Include: ['All'] });
  expect(described.TargetHealthDescriptions![0]).not.toHaveProperty('AnomalyDetection');
  cloud.call('elbv2', 'ModifyTargetGroup', { TargetGroupArn: group, HealthCheckEnabled: true });
  cloud.settle();
  expect(cloud.table().targetGroups[0]!.healthCheck).not.toHaveProperty('disabled');
  cloud.call('elbv2', 'DeregisterTargets', { TargetGroupArn: group, Targets: [{ Id: functionArn }] });
  cloud.settle();
  expect(cloud.table().targetGroups[0]!.targets).toEqual([]);
});

it('has no RequestCountPerTarget', () => {
  const { cloud, group } = prepared();
  using _ = cloud;
  const dimensions = { LoadBalancer: 'app/lb/1', TargetGroup: group.replace(/^.*:/, '') };
  const counted = { sum: 1, count: 1, min: 1, max: 1, unit: 'Count' as const };
  const metrics = [{ name: 'RequestCount' as const, dimensions, ...counted }];
  cloud.report('balancer/traffic', { from: 0, to: 1000, metrics });
  expect(cloud.metrics.map(({ name }) => name)).toEqual(['RequestCount']);
});
