// The port of this machine that a load balancer's name leads to: bound before the name is given out, and kept.
import type { CreateLoadBalancerCommandOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { loadBalancers } from '../state.ts';
import { balancedCloud, balancedCloudWithoutPorts } from '../testing/load-balanced-cloud.ts';

const shown = (cloud: Rehearsal, Name = 'lb') =>
  cloud.call('elbv2', 'DescribeLoadBalancers', { Names: [Name] }).LoadBalancers![0]!;
const create = (cloud: Rehearsal, Name: string) =>
  cloud.answer('elbv2', 'CreateLoadBalancer', {
    Name,
    Subnets: ['subnet-a', 'subnet-b'],
  }) as Promise<CreateLoadBalancerCommandOutput>;
const dns = (output: CreateLoadBalancerCommandOutput) => output.LoadBalancers?.[0]?.DNSName;

/** Reserves as the data plane does, with some ports in use by other programs. */
function withTaken(cloud: Rehearsal, taken: readonly number[]): void {
  cloud.on('balancer/apply', ({ loadBalancers: all }) => {
    for (const { arn, hostPorts } of all) {
      const hostPort = hostPorts!.find((port) => !taken.includes(port))!;
      cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort });
    }
  });
}

test('CreateLoadBalancer answers once the port is bound, with the port that was', async () => {
  using cloud = balancedCloudWithoutPorts();
  withTaken(cloud, [8080, 8081]);
  const answers = [create(cloud, 'one')];
  expect(shown(cloud, 'one').State?.Code).toBe('provisioning');
  cloud.advance(60_000);
  expect((await Promise.all(answers)).map(dns)).toEqual(['127.0.0.1:8082']);
  expect(shown(cloud, 'one').DNSName).toBe('127.0.0.1:8082');
  expect(shown(cloud, 'one').State).toEqual({ Code: 'active' });
});

test('a load balancer whose port is not bound yet stays provisioning, so that a stack waits for its name', () => {
  using cloud = balancedCloudWithoutPorts();
  const arn = cloud.loadBalancer();
  cloud.advance(60_000);
  expect(shown(cloud).State?.Code).toBe('provisioning');
  cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: 8085 });
  cloud.advance(100);
  expect([shown(cloud).State?.Code, shown(cloud).DNSName]).toEqual(['active', '127.0.0.1:8085']);
});

test('two that are created at once get two ports, and a third one gets what one of them gave back', async () => {
  using cloud = balancedCloud();
  const both = [create(cloud, 'one'), create(cloud, 'two')];
  cloud.settle();
  const [one, two] = await Promise.all(both);
  expect([dns(one!), dns(two!)]).toEqual(['127.0.0.1:8080', '127.0.0.1:8081']);
  const { LoadBalancerArn } = one!.LoadBalancers![0]!;
  cloud.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: LoadBalancerArn! });
  const third = create(cloud, 'three');
  cloud.settle();
  expect(dns(await third)).toBe('127.0.0.1:8080');
});

test('the name stays the same whatever listeners come and go', () => {
  using cloud = balancedCloud();
  const arn = cloud.loadBalancer();
  cloud.settle();
  const names = [shown(cloud).DNSName];
  const other = cloud.listener(arn, cloud.targetGroup('a'), 9000);
  cloud.report('balancer/listener', { listenerArn: other, hostPort: 9000 });
  names.push(shown(cloud).DNSName);
  const first = cloud.listener(arn, cloud.targetGroup('b'), 80);
  cloud.settle();
  names.push(shown(cloud).DNSName);
  cloud.call('elbv2', 'DeleteListener', { ListenerArn: first });
  cloud.call('elbv2', 'DeleteListener', { ListenerArn: other });
  cloud.settle();
  names.push(shown(cloud).DNSName);
  expect(new Set(names)).toEqual(new Set(['127.0.0.1:8080']));
});

test('a port that another program has taken while the engine was down is named, and tried again', () => {
  using cloud = balancedCloudWithoutPorts();
  const arn = cloud.loadBalancer();
  const report = (hostPort: number) =>
    cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort });
  const wanted = () => cloud.table().loadBalancers[0]!.hostPorts!;
  report(8080);
  cloud.advance(100);
  expect(shown(cloud).State).toEqual({ Code: 'active' });
  cloud.restart();
  cloud.settle();
  expect(wanted()[0]).toBe(8080);
  report(8081);
  expect(shown(cloud).DNSName).toBe('127.0.0.1:8081');
  expect(shown(cloud).State?.Code).toBe('active_impaired');
  expect(shown(cloud).State?.Reason).toMatch(/taken its port 8080, so that it has port 8081 /);
  expect(cloud.log.join()).toMatch(/^Port 8080 of arn:.*is taken by another program/);
  cloud.restart();
  cloud.settle();
  expect(wanted().slice(0, 2)).toEqual([8080, 8081]);
  // Once it has its own port again, all is well.
  report(8080);
  expect([shown(cloud).State, shown(cloud).DNSName]).toEqual([{ Code: 'active' }, '127.0.0.1:8080']);
});

test('so is the port of a listener', () => {
  using cloud = balancedCloud();
  const listener = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'), 443 + 8000);
  const report = (hostPort: number) => cloud.report('balancer/listener', { listenerArn: listener, hostPort });
  const wanted = () => cloud.table().loadBalancers[0]!.listeners[0]!.hostPorts;
  report(8443);
  cloud.advance(100);
  expect(shown(cloud).State).toEqual({ Code: 'active' });
  report(8444);
  expect(shown(cloud).State?.Reason).toMatch(
    /^Listener on port 8443: another program has taken its port 8443/,
  );
  cloud.restart();
  cloud.settle();
  expect(wanted().slice(0, 2)).toEqual([8443, 8444]);
  report(8443);
  expect(shown(cloud).State).toEqual({ Code: 'active' });
});

test('a load balancer from before ports were reserved gets the port that its listener had', () => {
  using cloud = balancedCloudWithoutPorts();
  const arn = cloud.loadBalancer();
  const listener = cloud.listener(arn, cloud.targetGroup('tg'));
  cloud.report('balancer/listener', { listenerArn: listener, hostPort: 8090 });
  expect(cloud.state.get(loadBalancers, arn)?.reservation).toBeUndefined();
  expect(shown(cloud).DNSName).toBe('127.0.0.1:8090');
  cloud.settle();
  expect(cloud.table().loadBalancers[0]!.hostPorts![0]).toBe(8090);
});

test('whatever is taken, the last port to be tried is any that is free', () => {
  using cloud = balancedCloud();
  cloud.loadBalancer();
  cloud.settle();
  expect(cloud.table().loadBalancers[0]!.hostPorts!.at(-1)).toBe(0);
});
