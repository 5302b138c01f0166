import { expect, test } from 'vitest';
import { endpoints } from '../../contracts/endpoints.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { elbv2 } from './index.ts';
import { targetHealth } from './state.ts';
import { balancedCloud, code, ec2With } from './testing/load-balanced-cloud.ts';

test('a load balancer is provisioning, then active, and its DNS name has the port of its listener', () => {
  using cloud = balancedCloud();
  const arn = cloud.loadBalancer();
  const shown = () => cloud.call('elbv2', 'DescribeLoadBalancers', { Names: ['lb'] }).LoadBalancers![0]!;
  expect([shown().State?.Code, shown().DNSName]).toEqual(['provisioning', '127.0.0.1:8080']);
  cloud.advance(100);
  expect(shown().State?.Code).toBe('active');
  const listener = cloud.listener(arn, cloud.targetGroup('tg'));
  expect(shown().DNSName).toBe('127.0.0.1:8080');
  cloud.report('balancer/listener', { listenerArn: listener, hostPort: 8080 });
  expect(shown().DNSName).toBe('127.0.0.1:8080');
  expect(shown().SecurityGroups).toEqual(['sg-default']);
});

test('two listeners are never offered the same port', () => {
  using cloud = balancedCloud();
  const [one, two] = [cloud.loadBalancer('one'), cloud.loadBalancer('two')];
  const dns = (name: string) =>
    cloud.call('elbv2', 'DescribeLoadBalancers', { Names: [name] }).LoadBalancers![0]!.DNSName;
  expect([dns('one'), dns('two')]).toEqual(['127.0.0.1:8080', '127.0.0.1:8081']);
  cloud.listener(two, cloud.targetGroup('tg2'));
  cloud.listener(one, cloud.targetGroup('tg1'));
  cloud.listener(one, cloud.targetGroup('tg3'), 8080);
  cloud.settle();
  const ports = cloud.table().loadBalancers.flatMap((lb) => lb.listeners.map((l) => l.hostPorts[0]));
  expect(ports.sort()).toEqual([8080, 8081, 8082]);
});

test('a listener that could not be bound makes its load balancer active_impaired, with the reason', () => {
  using cloud = balancedCloud();
  const listener = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  cloud.advance(100);
  cloud.report('balancer/listener', { listenerArn: listener, error: 'all ports are taken' });
  const [shown] = cloud.call('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers ?? [];
  expect(shown?.State?.Code).toBe('active_impaired');
  expect(shown?.State?.Reason).toContain('all ports are taken');
});

test('a target is unused, then initial, then what health checks say, and drains for the delay', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg');
  cloud.call('elbv2', 'ModifyTargetGroupAttributes', {
    TargetGroupArn: group,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
  });
  cloud.register(group, '10.20.10.5');
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'unused Target.NotInUse' });
  const lb = cloud.loadBalancer();
  cloud.listener(lb, group);
  cloud.settle();
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'initial Elb.RegistrationInProgress' });
  cloud.probe(group, '10.20.10.5', 'initial');
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'initial Elb.InitialHealthChecking' });
  cloud.probe(group, '10.20.10.5', 'unhealthy');
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'unhealthy Target.Timeout' });
  cloud.probe(group, '10.20.10.5', 'healthy');
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'healthy' });

  cloud.call('elbv2', 'DeregisterTargets', { TargetGroupArn: group, Targets: [{ Id: '10.20.10.5' }] });
  cloud.settle();
  const drainUntil = cloud.clock.now() + 30_000;
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'draining Target.DeregistrationInProgress' });
  expect(cloud.table().targetGroups[0]?.targets[0]?.drainUntil).toBe(drainUntil);
  cloud.advance(30_000);
  expect(cloud.health(group)).toEqual({});
  expect(cloud.table().targetGroups[0]?.targets).toEqual([]);
});

test('with short waits a target drains for five seconds, and its attribute stays as it is', () => {
  using cloud = rehearse({ services: [elbv2, ec2With(new Set())], waits: 'short' });
  const { TargetGroups } = cloud.call('elbv2', 'CreateTargetGroup', {
    Name: 'web',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: 'vpc-1',
    TargetType: 'ip',
  });
  const TargetGroupArn = TargetGroups![0]!.TargetGroupArn!;
  const { LoadBalancers } = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: 'lb',
    Subnets: ['subnet-a', 'subnet-b'],
  });
  cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn: LoadBalancers![0]!.LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  const Targets = [{ Id: '10.20.10.5', Port: 80 }];
  cloud.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets });
  cloud.call('elbv2', 'DeregisterTargets', { TargetGroupArn, Targets });
  const states = () =>
    cloud
      .call('elbv2', 'DescribeTargetHealth', { TargetGroupArn })
      .TargetHealthDescriptions!.map(({ TargetHealth }) => TargetHealth?.State);
  cloud.advance(4_999);
  expect(states()).toEqual(['draining']);
  cloud.advance(1);
  expect(states()).toEqual([]);
  expect(cloud.call('elbv2', 'DescribeTargetGroupAttributes', { TargetGroupArn }).Attributes).toContainEqual({
    Key: 'deregistration_delay.timeout_seconds',
    Value: '300',
  });
});

test('while the data plane is down the health of targets is unavailable; then they are checked anew', () => {
  using cloud = balancedCloud();
  const [group, unusedGroup] = [cloud.targetGroup('tg'), cloud.targetGroup('unused')];
  cloud.listener(cloud.loadBalancer(), group);
  cloud.register(group, '10.20.10.5');
  cloud.register(unusedGroup, '10.20.10.6');
  cloud.settle();
  cloud.report('balancer/thread', { running: true });
  cloud.probe(group, '10.20.10.5', 'healthy');
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'healthy' });
  cloud.report('balancer/thread', { running: false });
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'unavailable Elb.InternalError' });
  expect(cloud.health(unusedGroup)).toEqual({ '10.20.10.6': 'unused Target.NotInUse' });
  expect(cloud.state.all(targetHealth).map(({ state }) => state)).toEqual(['unavailable', 'unused']);
  cloud.report('balancer/thread', { running: true });
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'initial Elb.RegistrationInProgress' });
  cloud.probe(group, '10.20.10.5', 'healthy');
  expect(cloud.health(group)).toEqual({ '10.20.10.5': 'healthy' });
});

test('a target in a zone that the load balancer does not serve is unused and gets no traffic', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg');
  cloud.listener(cloud.loadBalancer(), group);
  cloud.register(group, '10.20.10.5', '10.20.30.5');
  cloud.settle();
  expect(cloud.health(group)['10.20.30.5']).toBe('unused Target.NotInUse');
  expect(cloud.table().targetGroups[0]?.targets.map((target) => target.id)).toEqual(['10.20.10.5']);
});

test('the routing table has the real endpoint of an address, and no other', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg');
  cloud.listener(cloud.loadBalancer(), group);
  cloud.register(group, '10.20.10.5', '127.0.0.1');
  cloud.settle();
  const endpoint = (id: string) =>
    cloud.table().targetGroups[0]?.targets.find((target) => target.id === id)?.endpoint;
  expect(endpoint('10.20.10.5')).toBeUndefined();
  expect(endpoint('127.0.0.1')).toEqual({ host: '127.0.0.1', port: 8080 });
  expect(endpoints.name).toBe('network/endpoints');
});

test('the routing table has rules by priority with the default last, default attributes, and an increasing version', () => {
  using cloud = balancedCloud();
  const [blue, green] = [cloud.targetGroup('blue'), cloud.targetGroup('green')];
  const listener = cloud.listener(cloud.loadBalancer(), blue);
  cloud.settle();
  const before = cloud.table().version;
  for (const Priority of [20, 10]) {
    cloud.call('elbv2', 'CreateRule', {
      ListenerArn: listener,
      Priority,
      Conditions: [{ Field: 'path-pattern', Values: [`/${Priority}/*`] }],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: blue, Weight: 100 },
              { TargetGroupArn: green, Weight: 0 },
            ],
          },
        },
      ],
    });
  }
  cloud.settle();
  const table = cloud.table();
  expect(table.version).toBeGreaterThan(before);
  expect(table.loadBalancers[0]?.listeners[0]?.rules.map((rule) => rule.priority)).toEqual([10, 20, 0]);
  expect(table.loadBalancers[0]?.attributes['idle_timeout.timeout_seconds']).toBe('60');
  expect(table.targetGroups.map((group) => group.fullName.split('/')[1]).sort()).toEqual(['blue', 'green']);
  cloud.restart();
  cloud.settle();
  expect(cloud.table().version).toBeGreaterThan(table.version);
});

test('traffic becomes metrics, and hosts are counted each minute', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg');
  cloud.listener(cloud.loadBalancer(), group);
  cloud.register(group, '10.20.10.5');
  cloud.probe(group, '10.20.10.5', 'healthy');
  cloud.advance(150_000);
  const healthy = cloud.metrics.filter(
    ({ name, dimensions }) => name === 'HealthyHostCount' && Object.keys(dimensions).length === 2,
  );
  expect(healthy.map(({ sum }) => sum)).toEqual([1, 1, 1]);
  const metric = {
    name: 'RequestCount' as const,
    dimensions: { LoadBalancer: 'app/lb/1' },
    unit: 'Count' as const,
  };
  cloud.report('balancer/traffic', {
    from: 0,
    to: 1000,
    metrics: [{ ...metric, sum: 7, count: 7, min: 1, max: 1 }],
  });
  expect(cloud.metrics.at(-1)).toEqual({ ...metric, sum: 7, count: 7, min: 1, max: 1 });
});

test('all response times of a second are in its data, however many there are', () => {
  using cloud = balancedCloud();
  const values = new Map(Array.from({ length: 301 }, (_, index) => [(index + 1) / 1000, 2]));
  const metric = {
    name: 'TargetResponseTime' as const,
    dimensions: { LoadBalancer: 'app/lb/1' },
    unit: 'Seconds' as const,
  };
  cloud.report('balancer/traffic', {
    from: 0,
    to: 1000,
    metrics: [{ ...metric, sum: 90.902, count: 602, min: 0.001, max: 0.301, values }],
  });
  const times = cloud.metrics.filter(({ name }) => name === 'TargetResponseTime');
  expect(times.map((one) => one.values)).toEqual([values]);
});

test('requests are shared out among the healthy targets of a group', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg');
  cloud.listener(cloud.loadBalancer(), group);
  cloud.register(group, '10.20.10.5', '10.20.20.5', '10.20.20.6');
  cloud.settle();
  cloud.probe(group, '10.20.10.5', 'healthy');
  cloud.probe(group, '10.20.20.5', 'healthy');
  const TargetGroup = group.replace(/^.*:/, '');
  const dimensions = { LoadBalancer: 'app/lb/1', TargetGroup };
  const metric = {
    name: 'RequestCount' as const,
    dimensions,
    unit: 'Count' as const,
    sum: 10,
    count: 10,
    min: 1,
    max: 1,
  };
  cloud.report('balancer/traffic', { from: 0, to: 1000, metrics: [metric] });
  const shared = cloud.metrics.filter(({ name }) => name === 'RequestCountPerTarget');
  expect(shared.map(({ sum }) => sum)).toEqual([5, 5]);
  expect(shared[1]?.dimensions).toEqual({ TargetGroup });

  // Without a healthy one, among all of them.
  cloud.probe(group, '10.20.10.5', 'unhealthy');
  cloud.probe(group, '10.20.20.5', 'unhealthy');
  cloud.report('balancer/traffic', { from: 1000, to: 2000, metrics: [metric] });
  const last = cloud.metrics.filter(({ name }) => name === 'RequestCountPerTarget').at(-1);
  expect(last?.sum).toBeCloseTo(10 / 3, 9);
});

test('resources in use cannot be deleted', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg');
  const [one, two] = [cloud.loadBalancer('one'), cloud.loadBalancer('two')];
  cloud.listener(one, group);
  expect(code(() => cloud.call('elbv2', 'DeleteTargetGroup', { TargetGroupArn: group }))).toBe(
    'ResourceInUse',
  );
  expect(code(() => cloud.listener(two, group))).toBe('TargetGroupAssociationLimit');
  expect(code(() => cloud.listener(one, group))).toBe('DuplicateListener');
  cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn: one,
    Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
  });
  const remove = () => cloud.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: one });
  expect(code(remove)).toBe('OperationNotPermitted');
});

test('a target whose instance is not running is unused', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg', { TargetType: 'instance' });
  cloud.listener(cloud.loadBalancer(), group);
  cloud.register(group, 'i-0123456789abcdef0');
  cloud.probe(group, 'i-0123456789abcdef0', 'healthy');
  expect(cloud.health(group)).toEqual({ 'i-0123456789abcdef0': 'healthy' });
  cloud.stopped.add('i-0123456789abcdef0');
  expect(cloud.health(group)).toEqual({ 'i-0123456789abcdef0': 'unused Target.InvalidState' });
  expect(
    code(() => cloud.register(cloud.targetGroup('other', { TargetType: 'instance' }), 'i-0123456789abcdef0')),
  ).toBe('InvalidTarget');
});

test('a listener that moves to another port is bound again, and its old port becomes available', () => {
  using cloud = balancedCloud();
  const arn = cloud.loadBalancer();
  const listener = cloud.listener(arn, cloud.targetGroup('tg'));
  cloud.report('balancer/listener', { listenerArn: listener, hostPort: 8080 });
  cloud.call('elbv2', 'ModifyListener', { ListenerArn: listener, Port: 90 });
  cloud.settle();
  const [moved] = cloud.table().loadBalancers[0]!.listeners;
  expect([moved?.port, moved?.hostPorts[0]]).toEqual([90, 8090]);
  const other = cloud.listener(arn, cloud.targetGroup('tg2'));
  cloud.settle();
  const ports = cloud.table().loadBalancers[0]!.listeners.find((each) => each.arn === other)?.hostPorts;
  expect(ports?.[0]).toBe(8080);
});
