// aws:network:disrupt-connectivity: a clone of the subnet's network ACL denies the traffic, for as long as the action
// lasts. The ACL is state; what is real is that nothing in the subnet is reached through load balancers and names.
import type { Context } from '../../../kernel/context.ts';
import { inject, remove, unimpaired } from '../network/inject.ts';
import { idOf } from '../targets/arns.ts';
import { done, type FaultAction } from './fault-action.ts';
import { duration, oneOf } from './parameters.ts';

interface Swapped {
  readonly subnetId: string;
  readonly original: string;
  readonly clone: string;
}

const scopes = ['all', 'availability-zone', 'dynamodb', 'prefix-list', 's3', 's3express', 'vpc'];
const lastRule = 32_767;
const fisTag = { Key: 'managedByFIS', Value: 'true' };

export const disruptConnectivity: FaultAction = {
  id: 'aws:network:disrupt-connectivity',
  description: 'Denies traffic to and from the target subnets.',
  parameters: {
    duration,
    scope: {
      description: 'The type of traffic to deny. Only all is simulated.',
      required: true,
      refuse: (value) =>
        value !== 'all' && scopes.includes(value)
          ? 'must be all: Drydock does not simulate other scopes, and nothing was changed'
          : oneOf(...scopes)(value),
    },
    prefixListIdentifier: { description: 'The prefix list, if the scope is prefix-list.' },
  },
  target: { name: 'Subnets', resourceType: 'aws:ec2:subnet' },
  lasts: 'duration',
  begin(run, ctx): Swapped[] {
    const subnetIds = run.targets.map(({ arn }) => idOf(arn));
    inject(
      ctx,
      run,
      subnetIds.map((subnetId) => ({ at: { subnetId }, impairment: { ...unimpaired, blackhole: true } })),
    );
    return subnetIds.map((subnetId) => swapped(ctx, subnetId));
  },
  end(run, ctx) {
    remove(ctx, run);
    for (const { subnetId, original, clone } of (run.memo ?? []) as Swapped[]) {
      const now = associationOf(ctx, subnetId);
      // Someone has given the subnet another ACL meanwhile: that stays.
      if (now?.NetworkAclId === clone)
        ctx.call('ec2', 'ReplaceNetworkAclAssociation', {
          AssociationId: now.NetworkAclAssociationId,
          NetworkAclId: original,
        });
      const { NetworkAcls = [] } = ctx.call('ec2', 'DescribeNetworkAcls', {
        Filters: [{ Name: 'network-acl-id', Values: [clone] }],
      });
      if (NetworkAcls.length > 0) ctx.call('ec2', 'DeleteNetworkAcl', { NetworkAclId: clone });
    }
    return done;
  },
};

function associationOf(ctx: Context, subnetId: string) {
  const { NetworkAcls = [] } = ctx.call('ec2', 'DescribeNetworkAcls', {
    Filters: [{ Name: 'association.subnet-id', Values: [subnetId] }],
  });
  return NetworkAcls[0]?.Associations?.find(({ SubnetId }) => SubnetId === subnetId);
}

function swapped(ctx: Context, subnetId: string): Swapped {
  const association = associationOf(ctx, subnetId);
  const original = association?.NetworkAclId ?? '';
  const { NetworkAcls = [] } = ctx.call('ec2', 'DescribeNetworkAcls', { NetworkAclIds: [original] });
  const [acl] = NetworkAcls;
  const clone =
    ctx.call('ec2', 'CreateNetworkAcl', {
      VpcId: acl?.VpcId,
      TagSpecifications: [{ ResourceType: 'network-acl', Tags: [fisTag] }],
    }).NetworkAcl?.NetworkAclId ?? '';
  const entries = (acl?.Entries ?? []).filter(({ RuleNumber = 0 }) => RuleNumber < lastRule);
  for (const {
    Egress,
    Protocol,
    RuleAction,
    RuleNumber,
    CidrBlock,
    Ipv6CidrBlock,
    PortRange,
    IcmpTypeCode,
  } of entries)
    ctx.call('ec2', 'CreateNetworkAclEntry', {
      NetworkAclId: clone,
      Egress,
      Protocol,
      RuleAction,
      RuleNumber,
      CidrBlock,
      Ipv6CidrBlock,
      PortRange,
      IcmpTypeCode,
    });
  for (const Egress of [true, false]) {
    const taken = new Set(
      entries.filter((each) => each.Egress === Egress).map(({ RuleNumber }) => RuleNumber),
    );
    let RuleNumber = 1;
    while (taken.has(RuleNumber)) RuleNumber += 1;
    ctx.call('ec2', 'CreateNetworkAclEntry', {
      NetworkAclId: clone,
      Egress,
      Protocol: '-1',
      RuleAction: 'deny',
      RuleNumber,
      CidrBlock: '0.0.0.0/0',
    });
  }
  ctx.call('ec2', 'ReplaceNetworkAclAssociation', {
    AssociationId: association?.NetworkAclAssociationId,
    NetworkAclId: clone,
  });
  return { subnetId, original, clone };
}
