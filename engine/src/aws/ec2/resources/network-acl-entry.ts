// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html
import type { CreateNetworkAclEntryRequest } from '@aws-sdk/client-ec2';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { entriesIn, isEntry } from '../network/acl-entries.ts';
import { networkAclTable } from '../state.ts';

interface EntryProperties extends Omit<CreateNetworkAclEntryRequest, 'IcmpTypeCode' | 'Protocol'> {
  readonly Protocol: number;
  readonly Icmp?: { readonly Code?: number; readonly Type?: number };
}

function inputOf(properties: Properties): CreateNetworkAclEntryRequest {
  const { Icmp, Protocol, Egress = false, ...others } = properties as unknown as EntryProperties;
  return { ...others, Egress, Protocol: String(Protocol), ...(Icmp && { IcmpTypeCode: Icmp }) };
}

export const networkAclEntryResource: ResourceType = {
  type: 'AWS::EC2::NetworkAclEntry',
  create(request, ctx) {
    ctx.call('ec2', 'CreateNetworkAclEntry', inputOf(request.properties));
    return { status: 'success', physicalId: request.generatedName() };
  },
  update(id, { properties }, ctx) {
    ctx.call('ec2', 'ReplaceNetworkAclEntry', inputOf(properties));
    return { status: 'success', physicalId: id };
  },
  delete(id, { properties }, ctx) {
    const { NetworkAclId, RuleNumber, Egress } = inputOf(properties);
    const acl = ctx.get(networkAclTable, NetworkAclId!);
    if (acl && entriesIn(acl).some(isEntry({ RuleNumber, Egress })))
      ctx.call('ec2', 'DeleteNetworkAclEntry', { NetworkAclId, RuleNumber, Egress });
    return { status: 'success', physicalId: id };
  },
  read(_id, properties, ctx) {
    const { NetworkAclId, RuleNumber, Egress } = inputOf(properties);
    const { NetworkAcls } = ctx.call('ec2', 'DescribeNetworkAcls', { NetworkAclIds: [NetworkAclId!] });
    const found = NetworkAcls?.[0]?.Entries?.find(
      (entry) => entry.RuleNumber === RuleNumber && entry.Egress === Egress,
    );
    return found && { ...found, NetworkAclId, Icmp: found.IcmpTypeCode };
  },
  attributes: (id) => ({ Id: id }),
};
