// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html
import type {
  CreateLoadBalancerCommandInput,
  MinimumLoadBalancerCapacity,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { requireLoadBalancer } from '../find.ts';
import { loadBalancerAttributes } from '../load-balancers/attributes.ts';
import { fullName } from '../names.ts';
import { loadBalancers } from '../state.ts';
import { attributeChanges, named, retag, tagsHeld, tagsOf } from './resource-tags.ts';

interface LoadBalancerProperties
  extends Pick<
    CreateLoadBalancerCommandInput,
    'Name' | 'Type' | 'Scheme' | 'Subnets' | 'SubnetMappings' | 'SecurityGroups' | 'IpAddressType'
  > {
  readonly LoadBalancerAttributes?: readonly { readonly Key: string; readonly Value: string }[];
  readonly MinimumLoadBalancerCapacity?: MinimumLoadBalancerCapacity;
  readonly Ipv4IpamPoolId?: string;
}

const read = (request: ResourceRequest) => request.properties as unknown as Partial<LoadBalancerProperties>;
const lookAgainMs = 60;

export const loadBalancerResource: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',

  create(request, ctx): Progress {
    const made = request.memo?.arn as string | undefined;
    if (made) {
      const { state } = requireLoadBalancer(made, ctx);
      return state === 'active'
        ? { status: 'success', physicalId: made }
        : {
            status: 'in-progress',
            physicalId: made,
            againInMs: lookAgainMs,
            memo: request.memo,
            reason: `The load balancer is ${state}.`,
          };
    }
    const {
      LoadBalancerAttributes,
      Name,
      Type,
      Scheme,
      Subnets,
      SubnetMappings,
      SecurityGroups,
      IpAddressType,
      MinimumLoadBalancerCapacity,
      Ipv4IpamPoolId,
    } = read(request);
    const { LoadBalancers } = ctx.call('elbv2', 'CreateLoadBalancer', {
      Name: Name ?? request.generatedName(32),
      Type,
      Scheme,
      Subnets,
      SubnetMappings,
      SecurityGroups,
      IpAddressType,
      IpamPools: Ipv4IpamPoolId ? { Ipv4IpamPoolId } : undefined,
      Tags: tagsOf(request),
    });
    const arn = LoadBalancers![0]!.LoadBalancerArn!;
    const Attributes = attributeChanges([], LoadBalancerAttributes, {});
    if (Attributes.length > 0) {
      ctx.call('elbv2', 'ModifyLoadBalancerAttributes', { LoadBalancerArn: arn, Attributes });
    }
    if (MinimumLoadBalancerCapacity) {
      ctx.call('elbv2', 'ModifyCapacityReservation', { LoadBalancerArn: arn, MinimumLoadBalancerCapacity });
    }
    return {
      status: 'in-progress',
      physicalId: arn,
      configured: true,
      againInMs: lookAgainMs,
      memo: { arn },
      reason: 'The load balancer is provisioning.',
    };
  },

  update(arn, request, ctx) {
    const after = read(request);
    const before = request.previous as Partial<LoadBalancerProperties>;
    const changed = (name: keyof LoadBalancerProperties) =>
      JSON.stringify(after[name]) !== JSON.stringify(before[name]);
    if (changed('Subnets') || changed('SubnetMappings')) {
      const { Subnets, SubnetMappings } = after;
      ctx.call('elbv2', 'SetSubnets', { LoadBalancerArn: arn, Subnets, SubnetMappings });
    }
    if (changed('SecurityGroups') && after.SecurityGroups?.length) {
      ctx.call('elbv2', 'SetSecurityGroups', { LoadBalancerArn: arn, SecurityGroups: after.SecurityGroups });
    }
    if (changed('IpAddressType')) {
      ctx.call('elbv2', 'SetIpAddressType', {
        LoadBalancerArn: arn,
        IpAddressType: after.IpAddressType ?? 'ipv4',
      });
    }
    if (changed('MinimumLoadBalancerCapacity')) {
      const { MinimumLoadBalancerCapacity } = after;
      const reservation = MinimumLoadBalancerCapacity
        ? { MinimumLoadBalancerCapacity }
        : { ResetCapacityReservation: true };
      ctx.call('elbv2', 'ModifyCapacityReservation', { LoadBalancerArn: arn, ...reservation });
    }
    if (changed('Ipv4IpamPoolId')) {
      const { Ipv4IpamPoolId } = after;
      const pools = Ipv4IpamPoolId
        ? { IpamPools: { Ipv4IpamPoolId } }
        : { RemoveIpamPools: ['ipv4' as const] };
      ctx.call('elbv2', 'ModifyIpPools', { LoadBalancerArn: arn, ...pools });
    }
    const Attributes = attributeChanges(
      before.LoadBalancerAttributes,
      after.LoadBalancerAttributes,
      loadBalancerAttributes(requireLoadBalancer(arn, ctx)),
    );
    if (Attributes.length > 0) {
      ctx.call('elbv2', 'ModifyLoadBalancerAttributes', { LoadBalancerArn: arn, Attributes });
    }
    retag(arn, request, ctx);
    return { status: 'success', physicalId: arn };
  },

  delete(arn, _request, ctx) {
    if (ctx.get(loadBalancers, arn)) ctx.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: arn });
    return { status: 'success', physicalId: arn };
  },

  unread: ['EnableCapacityReservationProvisionStabilize'],
  read(arn, properties, ctx) {
    const { LoadBalancers } = ctx.call('elbv2', 'DescribeLoadBalancers', { LoadBalancerArns: [arn] });
    const { Attributes } = ctx.call('elbv2', 'DescribeLoadBalancerAttributes', { LoadBalancerArn: arn });
    const found = LoadBalancers![0]!;
    return {
      ...found,
      Name: found.LoadBalancerName,
      Subnets: found.AvailabilityZones?.map(({ SubnetId }) => SubnetId),
      SubnetMappings: found.AvailabilityZones,
      LoadBalancerAttributes: named(Attributes, properties.LoadBalancerAttributes),
      MinimumLoadBalancerCapacity: ctx.call('elbv2', 'DescribeCapacityReservation', { LoadBalancerArn: arn })
        .MinimumLoadBalancerCapacity,
      Ipv4IpamPoolId: found.IpamPools?.Ipv4IpamPoolId,
      Tags: tagsHeld(arn, ctx),
    };
  },
  attributes(arn, ctx) {
    const { LoadBalancers } = ctx.call('elbv2', 'DescribeLoadBalancers', { LoadBalancerArns: [arn] });
    const [shown] = LoadBalancers ?? [];
    return {
      LoadBalancerArn: arn,
      LoadBalancerName: shown?.LoadBalancerName,
      LoadBalancerFullName: fullName(arn),
      DNSName: shown?.DNSName,
      CanonicalHostedZoneID: shown?.CanonicalHostedZoneId,
      SecurityGroups: shown?.SecurityGroups,
    };
  },
};
