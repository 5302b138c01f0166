// Changing an existing load balancer: attributes, subnets, security groups, IP address type.
import { expect, test } from 'vitest';
import { type BalancedCloud, balancedCloud, code } from '../testing/load-balanced-cloud.ts';

const described = (cloud: BalancedCloud) =>
  cloud.call('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers![0]!;
const attributes = (cloud: BalancedCloud, LoadBalancerArn: string) =>
  Object.fromEntries(
    cloud
      .call('elbv2', 'DescribeLoadBalancerAttributes', { LoadBalancerArn })
      .Attributes!.map(({ Key, Value }) => [Key, Value]),
  );

test('DescribeLoadBalancerAttributes returns every attribute, with its default or what was set', () => {
  using cloud = balancedCloud();
  const LoadBalancerArn = cloud.loadBalancer();
  const before = attributes(cloud, LoadBalancerArn);
  expect(before).toMatchObject({
    'idle_timeout.timeout_seconds': '60',
    'client_keep_alive.seconds': '3600',
    'routing.http.desync_mitigation_mode': 'defensive',
    'routing.http2.enabled': 'true',
    'deletion_protection.enabled': 'false',
    'access_logs.s3.bucket': '',
  });
  cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn,
    Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '5' }],
  });
  expect(attributes(cloud, LoadBalancerArn)).toEqual({ ...before, 'idle_timeout.timeout_seconds': '5' });
});

test('an internal load balancer denies traffic of an internet gateway over IPv6 by default', () => {
  using cloud = balancedCloud();
  const { LoadBalancers } = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: 'inside',
    Scheme: 'internal',
    Subnets: ['subnet-a', 'subnet-b'],
  });
  const inside = attributes(cloud, LoadBalancers![0]!.LoadBalancerArn!);
  expect(inside['ipv6.deny_all_igw_traffic']).toBe('true');
  expect(attributes(cloud, cloud.loadBalancer('outside'))['ipv6.deny_all_igw_traffic']).toBe('false');
});

test('SetSubnets moves a load balancer to other zones, also in the data plane', () => {
  using cloud = balancedCloud();
  const LoadBalancerArn = cloud.loadBalancer();
  cloud.listener(LoadBalancerArn, cloud.targetGroup('tg'));
  const { AvailabilityZones, IpAddressType } = cloud.call('elbv2', 'SetSubnets', {
    LoadBalancerArn,
    Subnets: ['subnet-c', 'subnet-b'],
  });
  const zones = AvailabilityZones!.map(({ ZoneName, SubnetId }) => `${ZoneName} ${SubnetId}`);
  expect(zones).toEqual(['us-east-1b subnet-b', 'us-east-1c subnet-c']);
  expect(IpAddressType).toBe('ipv4');
  expect(described(cloud).AvailabilityZones).toEqual(AvailabilityZones);
  cloud.settle();
  expect(cloud.table().loadBalancers[0]!.availabilityZones).toEqual(['us-east-1b', 'us-east-1c']);
});

test('SetSubnets rejects a single zone, two subnets of one zone, another VPC and unknown subnets', () => {
  using cloud = balancedCloud();
  const LoadBalancerArn = cloud.loadBalancer();
  const set = (...Subnets: string[]) =>
    code(() => cloud.call('elbv2', 'SetSubnets', { LoadBalancerArn, Subnets }));
  expect(set('subnet-a')).toBe('InvalidConfigurationRequest');
  expect(set('subnet-a', 'subnet-a')).toBe('InvalidConfigurationRequest');
  expect(set('subnet-b', 'subnet-other')).toBe('InvalidConfigurationRequest');
  expect(set('subnet-a', 'subnet-missing')).toBe('SubnetNotFound');
  expect(set()).toBe('ValidationError');
  const inside = described(cloud).AvailabilityZones!.map(({ SubnetId }) => SubnetId);
  expect(inside).toEqual(['subnet-a', 'subnet-b']);
});

test('SetSecurityGroups replaces the groups, and rejects an empty list', () => {
  using cloud = balancedCloud();
  const LoadBalancerArn = cloud.loadBalancer();
  expect(described(cloud).SecurityGroups).toEqual(['sg-default']);
  const set = (...SecurityGroups: string[]) =>
    cloud.call('elbv2', 'SetSecurityGroups', { LoadBalancerArn, SecurityGroups });
  expect(set('sg-1', 'sg-2').SecurityGroupIds).toEqual(['sg-1', 'sg-2']);
  expect(described(cloud).SecurityGroups).toEqual(['sg-1', 'sg-2']);
  expect(code(() => set())).toBe('InvalidConfigurationRequest');
  expect(described(cloud).SecurityGroups).toEqual(['sg-1', 'sg-2']);
});

test('SetIpAddressType accepts ipv4, and rejects types that need subnets with IPv6', () => {
  using cloud = balancedCloud();
  const LoadBalancerArn = cloud.loadBalancer();
  const set = (IpAddressType: 'ipv4' | 'dualstack') =>
    cloud.call('elbv2', 'SetIpAddressType', { LoadBalancerArn, IpAddressType });
  expect(set('ipv4').IpAddressType).toBe('ipv4');
  expect(code(() => set('dualstack'))).toBe('InvalidConfigurationRequest');
  expect(described(cloud).IpAddressType).toBe('ipv4');
});

test('a load balancer that does not exist is LoadBalancerNotFound', () => {
  using cloud = balancedCloud();
  const LoadBalancerArn = `${cloud.loadBalancer().slice(0, -4)}0000`;
  const attempts = [
    () => cloud.call('elbv2', 'DescribeLoadBalancerAttributes', { LoadBalancerArn }),
    () => cloud.call('elbv2', 'SetSubnets', { LoadBalancerArn, Subnets: ['subnet-a', 'subnet-b'] }),
    () => cloud.call('elbv2', 'SetSecurityGroups', { LoadBalancerArn, SecurityGroups: ['sg-1'] }),
    () => cloud.call('elbv2', 'SetIpAddressType', { LoadBalancerArn, IpAddressType: 'ipv4' }),
  ];
  expect(attempts.map(code)).toEqual(attempts.map(() => 'LoadBalancerNotFound'));
});

test('DescribeAccountLimits returns the default quotas, with paging', () => {
  using cloud = balancedCloud();
  const all = cloud.call('elbv2', 'DescribeAccountLimits', {}).Limits!;
  const max = (name: string) => all.find(({ Name }) => Name === name)?.Max;
  expect(max('application-load-balancers')).toBe('50');
  expect(max('targets-per-application-load-balancer')).toBe('1000');
  expect(max('certificates-per-application-load-balancer')).toBe('25');
  const paged: typeof all = [];
  let Marker: string | undefined;
  do {
    const page = cloud.call('elbv2', 'DescribeAccountLimits', { PageSize: 4, ...(Marker && { Marker }) });
    expect(page.Limits!.length).toBeLessThanOrEqual(4);
    paged.push(...page.Limits!);
    Marker = page.NextMarker;
  } while (Marker);
  expect(paged).toEqual(all);
  expect(code(() => cloud.call('elbv2', 'DescribeAccountLimits', { PageSize: 401 }))).toBe('ValidationError');
});
