import { expect, it } from 'vitest';
import { certificates } from '../../contracts/certificates.ts';
import type { Quota } from '../../kernel/quota.ts';
import { describeQuotas, type QuotaRow } from '../../testing/quota-rows.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { elbv2 } from './index.ts';
import { quotas } from './quotas.ts';

const subnets = ['a', 'b'].map((zone) => ({
  SubnetId: `subnet-${zone}`,
  VpcId: 'vpc-1',
  AvailabilityZone: `us-east-1${zone}`,
  CidrBlock: zone === 'a' ? '10.0.0.0/24' : '10.0.1.0/24',
}));
const ec2 = standInService<'ec2'>({
  id: 'ec2',
  operations: {
    DescribeSubnets: ({ SubnetIds }) => ({
      Subnets: subnets.filter(({ SubnetId }) => SubnetIds?.includes(SubnetId) ?? true),
    }),
    DescribeSecurityGroups: () => ({ SecurityGroups: [{ GroupId: 'sg-1', VpcId: 'vpc-1' }] }),
    DescribeInternetGateways: () => ({ InternetGateways: [{ InternetGatewayId: 'igw-1' }] }),
  },
});
/** What holds certificates that listeners may use. */
const acm = standInService<'acm'>({
  id: 'acm',
  operations: {
    ImportCertificate: (_input, ctx) => {
      const arn = ctx.arn('acm', `certificate/${ctx.ids.uuid()}`);
      ctx.put(certificates, arn, { chain: '', privateKey: '' });
      return { CertificateArn: arn };
    },
  },
});
const services = [elbv2, ec2, acm];

const balance = (
  cloud: Rehearsal,
  Name = 'lb',
  Type: 'application' | 'network' | 'gateway' = 'application',
) => cloud.call('elbv2', 'CreateLoadBalancer', { Name, Type, Subnets: ['subnet-a', 'subnet-b'] });
const group = (cloud: Rehearsal, Name = 'web') =>
  cloud.call('elbv2', 'CreateTargetGroup', {
    Name,
    Protocol: 'HTTP',
    Port: 80,
    VpcId: 'vpc-1',
    TargetType: 'ip',
  }).TargetGroups![0]!.TargetGroupArn!;
const text = { StatusCode: '200', ContentType: 'text/plain', MessageBody: 'x' };
const fixed = [{ Type: 'fixed-response' as const, FixedResponseConfig: text }];
const arnOf = (cloud: Rehearsal) =>
  cloud.call('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers![0]!.LoadBalancerArn!;
const listen = (cloud: Rehearsal, Port = 80, more: object = {}) =>
  cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn: arnOf(cloud),
    Protocol: 'HTTP',
    Port,
    DefaultActions: fixed,
    ...more,
  });
const listenerOf = (cloud: Rehearsal) =>
  cloud.call('elbv2', 'DescribeListeners', { LoadBalancerArn: arnOf(cloud) }).Listeners![0]!.ListenerArn!;
const certificate = (cloud: Rehearsal) =>
  cloud.call('acm', 'ImportCertificate', { Certificate: new Uint8Array(), PrivateKey: new Uint8Array() })
    .CertificateArn!;
const withListener = (cloud: Rehearsal) => {
  balance(cloud);
  listen(cloud);
};

const tooMany = (what: string) => ({
  code: `TooMany${what}`,
  message: `The maximum number of ${what.replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase()} has been reached: 2`,
});
const loadBalancers = (quota: Quota, type: 'application' | 'network' | 'gateway'): QuotaRow => ({
  quota,
  add: (cloud, count) => balance(cloud, `lb-${count}`, type),
  ...tooMany('LoadBalancers'),
});

describeQuotas(services, elbv2.quotas!, [
  loadBalancers(quotas.applicationLoadBalancers, 'application'),
  loadBalancers(quotas.networkLoadBalancers, 'network'),
  loadBalancers(quotas.gatewayLoadBalancers, 'gateway'),
  {
    quota: quotas.targetGroups,
    add: (cloud, count) => group(cloud, `tg-${count}`),
    ...tooMany('TargetGroups'),
  },
  {
    quota: quotas.listeners,
    prepare: (cloud) => balance(cloud),
    add: (cloud, count) => listen(cloud, 80 + count),
    ...tooMany('Listeners'),
  },
  {
    quota: quotas.rules,
    prepare: withListener,
    add: (cloud, count) =>
      cloud.call('elbv2', 'CreateRule', {
        ListenerArn: listenerOf(cloud),
        Priority: count,
        Conditions: [{ Field: 'path-pattern', Values: [`/${count}`] }],
        Actions: fixed,
      }),
    ...tooMany('Rules'),
  },
  {
    quota: quotas.targetsPerGroup,
    prepare: (cloud) => group(cloud),
    add: (cloud, count) =>
      cloud.call('elbv2', 'RegisterTargets', {
        TargetGroupArn: cloud.call('elbv2', 'DescribeTargetGroups', {}).TargetGroups![0]!.TargetGroupArn!,
        Targets: [{ Id: `10.0.0.${count}` }],
      }),
    ...tooMany('Targets'),
  },
  {
    quota: quotas.certificates,
    prepare: (cloud) => {
      balance(cloud);
      listen(cloud, 443, { Protocol: 'HTTPS', Certificates: [{ CertificateArn: certificate(cloud) }] });
    },
    add: (cloud) =>
      cloud.call('elbv2', 'AddListenerCertificates', {
        ListenerArn: listenerOf(cloud),
        Certificates: [{ CertificateArn: certificate(cloud) }],
      }),
    ...tooMany('Certificates'),
  },
  {
    quota: quotas.targetGroupsPerAction,
    prepare: (cloud) => balance(cloud),
    add: (cloud, count) => {
      const TargetGroups = Array.from({ length: count }, (_, index) => ({
        TargetGroupArn: group(cloud, `tg-${count}-${index}`),
      }));
      listen(cloud, 80 + count, { DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }] });
    },
    ...tooMany('UniqueTargetGroupsPerLoadBalancer'),
  },
]);

it('DescribeAccountLimits returns the values that hold', () => {
  using cloud = rehearse({ services, quotas: new Map([[quotas.rules.code!, 150]]) });
  const { Limits } = cloud.call('elbv2', 'DescribeAccountLimits', {});
  expect(Limits).toContainEqual({ Name: 'rules-per-application-load-balancer', Max: '150' });
  expect(Limits).toContainEqual({ Name: 'target-groups', Max: '3000' });
});
