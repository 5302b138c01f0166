// Converts a security group rule from CloudFormation's form to a permission of the EC2 API.
import type { IpPermission } from '@aws-sdk/client-ec2';
import { plain } from '../../../kernel/plain.ts';
import type { SecurityGroupRuleRecord } from '../state.ts';

export interface InlineRule {
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly Description?: string;
  readonly SourceSecurityGroupId?: string;
  readonly SourceSecurityGroupName?: string;
  readonly SourcePrefixListId?: string;
  readonly DestinationSecurityGroupId?: string;
  readonly DestinationPrefixListId?: string;
}

export function permissionOf(rule: InlineRule): IpPermission {
  const { IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, Description } = rule;
  const GroupId = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const GroupName = rule.SourceSecurityGroupName;
  const PrefixListId = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  return {
    IpProtocol: String(IpProtocol),
    FromPort,
    ToPort,
    IpRanges: CidrIp ? [{ CidrIp, Description }] : [],
    Ipv6Ranges: CidrIpv6 ? [{ CidrIpv6, Description }] : [],
    PrefixListIds: PrefixListId ? [{ PrefixListId, Description }] : [],
    UserIdGroupPairs: GroupId || GroupName ? [{ GroupId, GroupName, Description }] : [],
  };
}

/** A group's rule in CloudFormation's form. */
export function inlineRuleOf(
  rule: SecurityGroupRuleRecord,
): InlineRule & { readonly GroupId: string | undefined } {
  const { IpProtocol, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId } = rule;
  const side = rule.IsEgress ? 'Destination' : 'Source';
  return {
    GroupId: rule.GroupId,
    IpProtocol,
    ...plain({
      FromPort: rule.FromPort,
      ToPort: rule.ToPort,
      CidrIp: CidrIpv4,
      CidrIpv6,
      Description: rule.Description,
      [`${side}PrefixListId`]: PrefixListId,
      [`${side}SecurityGroupId`]: ReferencedGroupId,
    }),
  };
}

/**
 * Whether the rule names a source or a destination. CloudFormation leaves out one that names none, and its stack succeeds:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1706
 */
export const hasPeer = ({ IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs }: IpPermission): boolean =>
  [IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs].some((list) => (list?.length ?? 0) > 0);
