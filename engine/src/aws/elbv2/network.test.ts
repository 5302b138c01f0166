// Network load balancers through the API: what is accepted, what the data plane is given, and what is only recorded.
import { expect, test } from 'vitest';
import { type BalancedCloud, balancedCloud, code, faultMessage } from './testing/load-balanced-cloud.ts';

function networkBalancer(cloud: BalancedCloud, more: object = {}): string {
  const { LoadBalancers } = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: 'nlb',
    Type: 'network',
    Subnets: ['subnet-a', 'subnet-b'],
    ...more,
  });
  return LoadBalancers![0]!.LoadBalancerArn!;
}

const tcpGroup = (cloud: BalancedCloud, more: object = {}) =>
  cloud.targetGroup('tcp', { Protocol: 'TCP', ...more });

function listen(cloud: BalancedCloud, LoadBalancerArn: string, TargetGroupArn: string, more: object = {}) {
  const { Listeners } = cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn,
    Protocol: 'TCP',
    Port: 5432,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
    ...more,
  });
  return Listeners![0]!.ListenerArn!;
}

test('a TCP listener gets a port of this machine, and its targets are checked', () => {
  const cloud = balancedCloud();
  const nlb = networkBalancer(cloud);
  const group = tcpGroup(cloud);
  const listener = listen(cloud, nlb, group);
  cloud.register(group, '10.20.10.5');
  cloud.settle();
  const table = cloud.table();
  expect(table.loadBalancers[0]).toMatchObject({
    type: 'network',
    fullName: expect.stringMatching(/^net\/nlb\/[0-9a-f]{16}$/),
    listeners: [{ arn: listener, protocol: 'TCP', port: 5432 }],
  });
  expect(table.loadBalancers[0]!.listeners[0]!.hostPorts[0]).toBe(5432);
  expect(table.targetGroups[0]).toMatchObject({
    protocol: 'TCP',
    healthCheck: { protocol: 'TCP', timeoutMs: 10_000 },
  });
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'initial Elb.RegistrationInProgress' });
  cloud.probe(group, '10.20.10.5', 'healthy');
  cloud.settle();
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'healthy' });
  cloud.advance(100);
  const [shown] = cloud.call('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers!;
  expect(shown).toMatchObject({
    DNSName: '127.0.0.1:8080',
    CanonicalHostedZoneId: 'Z26RNL4JYFTOTI',
    SecurityGroups: [],
    State: { Code: 'active' },
  });
});

test('its groups balance within a zone, unless the load balancer or the group balances across', () => {
  const cloud = balancedCloud();
  const nlb = networkBalancer(cloud);
  const group = tcpGroup(cloud);
  listen(cloud, nlb, group);
  const crossZone = () => {
    cloud.settle();
    return cloud.table().targetGroups[0]!.attributes['load_balancing.cross_zone.enabled'];
  };
  expect(crossZone()).toBe('false');
  const Key = 'load_balancing.cross_zone.enabled';
  cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn: nlb,
    Attributes: [{ Key, Value: 'true' }],
  });
  expect(crossZone()).toBe('true');
  cloud.call('elbv2', 'ModifyTargetGroupAttributes', {
    TargetGroupArn: group,
    Attributes: [{ Key, Value: 'false' }],
  });
  expect(crossZone()).toBe('false');
});

test.each([
  ['UDP', 'TCP', 'IncompatibleProtocols'],
  ['TCP', 'UDP', 'IncompatibleProtocols'],
  ['TCP', 'HTTP', 'IncompatibleProtocols'],
  ['TCP', 'TCP_UDP', 'no fault'],
  ['UDP', 'TCP_UDP', 'no fault'],
  ['TCP_UDP', 'TCP_UDP', 'no fault'],
  ['HTTP', 'HTTP', 'UnsupportedProtocol'],
])('a listener of %s with a target group of %s: %s', (Protocol, groupProtocol, expected) => {
  const cloud = balancedCloud();
  const nlb = networkBalancer(cloud);
  const group = tcpGroup(cloud, { Protocol: groupProtocol });
  expect(code(() => listen(cloud, nlb, group, { Protocol }))).toBe(expected);
});

test('a listener only forwards, and has no rules', () => {
  const cloud = balancedCloud();
  const nlb = networkBalancer(cloud);
  const group = tcpGroup(cloud);
  const fixed = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }];
  expect(faultMessage(() => listen(cloud, nlb, group, { DefaultActions: fixed }))).toBe(
    "Actions of type 'fixed-response' are not supported with a load balancer of type 'network'",
  );
  const ListenerArn = listen(cloud, nlb, group);
  const Conditions = [{ Field: 'path-pattern', Values: ['/a'] }];
  const Actions = [{ Type: 'forward' as const, TargetGroupArn: group }];
  expect(
    code(() => cloud.call('elbv2', 'CreateRule', { ListenerArn, Priority: 1, Conditions, Actions })),
  ).toBe('ValidationError');
});

test('health checks have the defaults of the Network Load Balancer', () => {
  const cloud = balancedCloud();
  const settings = (name: string, more: object) => {
    const arn = cloud.targetGroup(name, { Protocol: 'TCP', ...more });
    const [group] = cloud.call('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [arn] }).TargetGroups!;
    return [group?.HealthCheckProtocol, group?.HealthCheckTimeoutSeconds, group?.Matcher?.HttpCode];
  };
  expect(settings('tcp', {})).toEqual(['TCP', 10, undefined]);
  expect(settings('http', { HealthCheckProtocol: 'HTTP' })).toEqual(['HTTP', 6, '200-399']);
  expect(settings('https', { HealthCheckProtocol: 'HTTPS', Matcher: { HttpCode: '200-599' } })).toEqual([
    'HTTPS',
    10,
    '200-599',
  ]);
  expect(code(() => settings('udp', { HealthCheckProtocol: 'UDP' }))).toBe('ValidationError');
});

test('health checks over TCP take neither a path nor a matcher', () => {
  const cloud = balancedCloud();
  const group = (name: string, more: object) => cloud.targetGroup(name, { Protocol: 'TCP', ...more });
  expect(() => group('path', { HealthCheckPath: '/' })).toThrow(
    'Health check paths are not supported for TCP health checks',
  );
  expect(() => group('matcher', { Matcher: { HttpCode: '200' } })).toThrow(
    'Health check matchers are not supported for TCP health checks',
  );
  const TargetGroupArn = group('http', { HealthCheckProtocol: 'HTTP', HealthCheckPath: '/up' });
  const modify = (more: object) => cloud.call('elbv2', 'ModifyTargetGroup', { TargetGroupArn, ...more });
  expect(code(() => modify({ HealthCheckProtocol: 'TCP', HealthCheckPath: '/up' }))).toBe(
    'InvalidConfigurationRequest',
  );
  expect(modify({ HealthCheckProtocol: 'TCP' }).TargetGroups![0]?.HealthCheckPath).toBeUndefined();
});

test('client IP preservation is the default of instance and UDP targets, and cannot be turned off for UDP', () => {
  const cloud = balancedCloud();
  const key = 'preserve_client_ip.enabled';
  const byDefault = (name: string, more: object) => {
    const TargetGroupArn = cloud.targetGroup(name, { Protocol: 'TCP', ...more });
    const { Attributes } = cloud.call('elbv2', 'DescribeTargetGroupAttributes', { TargetGroupArn });
    return Attributes!.find(({ Key }) => Key === key)?.Value;
  };
  expect(byDefault('ip', {})).toBe('false');
  expect(byDefault('instance', { TargetType: 'instance' })).toBe('true');
  expect(byDefault('udp', { Protocol: 'UDP' })).toBe('true');
  const [udp] = cloud.call('elbv2', 'DescribeTargetGroups', { Names: ['udp'] }).TargetGroups!;
  const turnOff = () =>
    cloud.call('elbv2', 'ModifyTargetGroupAttributes', {
      TargetGroupArn: udp!.TargetGroupArn!,
      Attributes: [{ Key: key, Value: 'false' }],
    });
  expect(faultMessage(turnOff)).toContain('cannot be disabled');
});

test('security groups are those that it was created with: without any, none can be added', () => {
  const cloud = balancedCloud();
  const without = networkBalancer(cloud);
  const SecurityGroups = ['sg-1'];
  expect(
    code(() => cloud.call('elbv2', 'SetSecurityGroups', { LoadBalancerArn: without, SecurityGroups })),
  ).toBe('InvalidConfigurationRequest');
  const having = networkBalancer(cloud, { Name: 'other', SecurityGroups });
  const { SecurityGroupIds } = cloud.call('elbv2', 'SetSecurityGroups', {
    LoadBalancerArn: having,
    SecurityGroups: ['sg-2'],
  });
  expect(SecurityGroupIds).toEqual(['sg-2']);
});

test('an ALPN policy is for TLS listeners, and one of five', () => {
  const cloud = balancedCloud();
  const nlb = networkBalancer(cloud);
  const group = tcpGroup(cloud);
  expect(faultMessage(() => listen(cloud, nlb, group, { AlpnPolicy: ['HTTP2Only'] }))).toBe(
    'An ALPN policy cannot be specified for TCP listeners',
  );
});

test('the idle timeout of a TCP listener is an attribute', () => {
  const cloud = balancedCloud();
  const ListenerArn = listen(cloud, networkBalancer(cloud), tcpGroup(cloud));
  const set = (Value: string) =>
    cloud.call('elbv2', 'ModifyListenerAttributes', {
      ListenerArn,
      Attributes: [{ Key: 'tcp.idle_timeout.seconds', Value }],
    });
  expect(set('60').Attributes).toEqual([{ Key: 'tcp.idle_timeout.seconds', Value: '60' }]);
  expect(code(() => set('59'))).toBe('InvalidConfigurationRequest');
});

test('an application load balancer as a target is reached where it listens, and cannot be deleted meanwhile', () => {
  const cloud = balancedCloud();
  const alb = cloud.loadBalancer('alb');
  const web = cloud.targetGroup('web');
  const group = tcpGroup(cloud, { TargetType: 'alb', Port: 8000 });
  const register = (Port = 8000) =>
    cloud.call('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id: alb, Port }] });
  expect(faultMessage(register)).toBe(`The target '${alb}' has no listener on port '8000'`);
  const listenerArn = cloud.listener(alb, web, 8000);
  expect(code(() => register(81))).toBe('InvalidTarget');
  register();
  listen(cloud, networkBalancer(cloud), group);
  cloud.report('balancer/listener', { listenerArn, hostPort: 8123 });
  cloud.settle();
  const [target] = cloud.table().targetGroups.find(({ arn }) => arn === group)!.targets;
  expect(target).toMatchObject({ id: alb, endpoint: { host: '127.0.0.1', port: 8123 } });
  expect(cloud.table().targetGroups.find(({ arn }) => arn === group)!.healthCheck.protocol).toBe('HTTP');
  expect(code(() => cloud.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: alb }))).toBe(
    'ResourceInUse',
  );
  cloud.call('elbv2', 'DeregisterTargets', { TargetGroupArn: group, Targets: [{ Id: alb }] });
  expect(code(() => cloud.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: alb }))).toBe('no fault');
});

test('traffic and hosts are reported as AWS/NetworkELB', () => {
  const cloud = balancedCloud();
  const nlb = networkBalancer(cloud);
  const group = tcpGroup(cloud);
  listen(cloud, nlb, group);
  cloud.settle();
  const LoadBalancer = nlb.split(':loadbalancer/')[1]!;
  cloud.report('balancer/traffic', {
    from: 0,
    to: cloud.clock.now(),
    metrics: [
      { name: 'NewFlowCount', dimensions: { LoadBalancer }, unit: 'Count', sum: 3, count: 3, min: 1, max: 1 },
    ],
  });
  cloud.advance(60_000);
  expect(cloud.namespacesOf('NewFlowCount')).toEqual(['AWS/NetworkELB']);
  expect(cloud.namespacesOf('HealthyHostCount')).toEqual(['AWS/NetworkELB']);
});

test('gateway load balancers are recorded: nothing listens, and their targets are not checked', () => {
  const cloud = balancedCloud();
  const gateway = networkBalancer(cloud, { Type: 'gateway' });
  const group = tcpGroup(cloud, { Protocol: 'GENEVE', Port: 6081 });
  listen(cloud, gateway, group, { Protocol: undefined, Port: undefined });
  cloud.register(group, '10.20.10.5');
  cloud.settle();
  expect(cloud.table().loadBalancers).toEqual([]);
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'unavailable Target.HealthCheckDisabled' });
  cloud.advance(100);
  const [shown] = cloud.call('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers!;
  expect(shown?.State?.Reason).toContain('Recorded only');
});
