// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
import type { CreateLoadBalancerCommandOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { spans } from '../../../contracts/spans.ts';
import type { Context, Operation } from '../../../kernel/context.ts';
import { pending } from '../../../kernel/pending.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { duplicateLoadBalancer, invalid, invalidConfiguration, invalidScheme } from '../faults.ts';
import { foreseenPort } from '../listeners/host-ports.ts';
import { checkIpamPools } from '../load-balancers/ipam-pools.ts';
import { checkIpAddressType, chosenSecurityGroups, chosenSubnets } from '../load-balancers/subnets.ts';
import { checkName, loadBalancerArn } from '../names.ts';
import { quotas } from '../quotas.ts';
import { isBalanced, type LoadBalancerRecord, loadBalancers } from '../state.ts';
import { recordedTags } from '../tags.ts';
import { loadBalancerView } from '../views/load-balancer.ts';

/** Idempotent: a name that exists with the same settings is answered as it is. */
export const createLoadBalancer: Operation<'elbv2', 'CreateLoadBalancer'> = (input, ctx) => {
  const name = input.Name!;
  checkName('load balancer', name);
  const type = input.Type ?? 'application';
  if (!['application', 'network', 'gateway'].includes(type))
    throw invalid(`Load balancer type '${type}' is not valid`);
  const scheme = input.Scheme ?? 'internet-facing';
  if (scheme !== 'internet-facing' && scheme !== 'internal') throw invalidScheme(scheme);
  checkIpamPools(input.IpamPools);
  const { vpcId, subnets } = chosenSubnets(input, { type, scheme }, ctx);
  checkIpAddressType(
    input.IpAddressType,
    subnets.map(({ subnetId }) => subnetId),
    ctx,
  );
  const settings = {
    name,
    type,
    scheme,
    vpcId,
    subnets,
    securityGroups: securityGroupsOf(type, input.SecurityGroups, vpcId, ctx),
    ipAddressType: input.IpAddressType ?? 'ipv4',
    tags: recordedTags(input.Tags),
  };
  const existing = ctx.all(loadBalancers).find((other) => other.name === name);
  if (existing) {
    if (!isSame(existing, settings)) throw duplicateLoadBalancer(name);
    return named(existing, ctx);
  }
  const alike = ctx.all(loadBalancers).filter((other) => other.type === type);
  checkQuota(ctx, quotaOf(type), alike.length + 1);
  const takesMs = ctx.takes(type === 'network' ? spans.networkLoadBalancer : spans.applicationLoadBalancer);
  const record: LoadBalancerRecord = {
    ...settings,
    arn: loadBalancerArn(type, name, ctx),
    state: 'provisioning',
    createdAt: ctx.now,
    ...(takesMs > 0 && { provisioningMs: takesMs }),
    attributes: {},
    foreseenPort: foreseenPort(ctx),
  };
  ctx.put(loadBalancers, record.arn, record);
  return named(record, ctx);
};

/** A network load balancer has those that it is created with, and may have none. */
function securityGroupsOf(
  type: string,
  asked: readonly string[] | undefined,
  vpcId: string,
  ctx: Context,
): string[] {
  if (type === 'gateway') {
    if (asked?.length)
      throw invalidConfiguration('Security groups are not supported for Gateway Load Balancers');
    return [];
  }
  return type === 'network' && !asked?.length ? [] : chosenSecurityGroups(asked, vpcId, ctx);
}

function quotaOf(type: string) {
  if (type === 'network') return quotas.networkLoadBalancers;
  return type === 'gateway' ? quotas.gatewayLoadBalancers : quotas.applicationLoadBalancers;
}

/** A name is given out once its port has been bound: until then it could lead to another program. */
function named(record: LoadBalancerRecord, ctx: Context): CreateLoadBalancerCommandOutput {
  const shown = loadBalancerView(record, ctx);
  const answer = { LoadBalancers: [shown] } as CreateLoadBalancerCommandOutput;
  if (!isBalanced(record) || record.reservation) return answer;
  return pending(
    'balancer/reservation',
    ({ loadBalancerArn: arn }) => arn === record.arn,
    ({ hostPort }) =>
      hostPort === undefined
        ? answer
        : { ...answer, LoadBalancers: [{ ...shown, DNSName: `127.0.0.1:${hostPort}` }] },
    answer,
  );
}

function isSame(existing: LoadBalancerRecord, settings: object): boolean {
  return Object.entries(settings).every(
    ([key, value]) => JSON.stringify(existing[key as keyof LoadBalancerRecord]) === JSON.stringify(value),
  );
}
