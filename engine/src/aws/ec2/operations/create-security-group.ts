// EC2 API, CreateSecurityGroup: in the default VPC unless the request names another.

import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { groupDuplicate, groupReserved, invalidParameterValue } from '../faults.ts';
import { requireVpc } from '../find/require.ts';
import { findSecurityGroupByName } from '../find/security-group.ts';
import { findDefaultVpc } from '../find/vpc.ts';
import { makeSecurityGroup } from '../network/new-vpc.ts';
import { quotas } from '../quotas.ts';
import { securityGroupTable } from '../state.ts';
import { addSpecifiedTags, tagsOf } from '../tags/tags.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const allowed = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

const noDefaultVpc = fault('VPCIdNotSpecified', 'No default VPC for this user');

export const createSecurityGroup: Operation<'ec2', 'CreateSecurityGroup'> = (input, ctx) => {
  const vpcId = input.VpcId ?? findDefaultVpc(ctx)?.VpcId;
  if (!vpcId) throw noDefaultVpc();
  const { VpcId } = requireVpc(ctx, vpcId);
  const name = input.GroupName!;
  if (name === 'default') throw groupReserved();
  if (name.startsWith('sg-')) {
    throw invalidParameterValue('Invalid group name. Group names may not be in the format sg-*.');
  }
  for (const [what, text] of [
    ['name', name],
    ['description', input.Description!],
  ] as const) {
    // Seen in https://github.com/hashicorp/terraform-provider-aws/pull/43854 …
    if (!/^\p{ASCII}*$/u.test(text))
      throw invalidParameterValue(
        `Value (${text}) for parameter Group${what === 'name' ? 'Name' : 'Description'} is invalid. Character sets beyond ASCII are not supported.`,
      );
    // … and in https://github.com/cds-snc/notification-terraform/pull/561.
    if (!allowed.test(text))
      throw invalidParameterValue(
        `Invalid security group ${what}. Valid ${what}s are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`,
      );
  }
  if (findSecurityGroupByName(ctx, VpcId, name)) {
    throw groupDuplicate(name, VpcId);
  }
  checkQuota(ctx, quotas.securityGroups, ctx.keys(securityGroupTable).length + 1);
  const GroupId = makeSecurityGroup(ctx, VpcId, name, input.Description!);
  addSpecifiedTags(ctx, GroupId, 'security-group', input.TagSpecifications);
  return {
    GroupId,
    SecurityGroupArn: ctx.arn('ec2', `security-group/${GroupId}`),
    Tags: tagsOf(ctx, GroupId),
  };
};
