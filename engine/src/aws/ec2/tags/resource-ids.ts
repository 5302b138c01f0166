// The resource type that an id's prefix stands for.
import type { ResourceType } from '@aws-sdk/client-ec2';
import type { Reader, Table } from '../../../kernel/table.ts';
import { resourceNotFound } from '../faults.ts';
import {
  addressTable,
  egressOnlyGatewayTable,
  flowLogTable,
  instanceTable,
  internetGatewayTable,
  keyPairTable,
  launchTemplateTable,
  natGatewayTable,
  networkAclTable,
  networkInterfaceTable,
  routeTableTable,
  securityGroupRuleTable,
  securityGroupTable,
  subnetTable,
  volumeTable,
  vpcEndpointTable,
  vpcTable,
} from '../state.ts';

const kinds: Readonly<Record<string, readonly [ResourceType, Table<unknown>]>> = {
  acl: ['network-acl', networkAclTable],
  eipalloc: ['elastic-ip', addressTable],
  eigw: ['egress-only-internet-gateway', egressOnlyGatewayTable],
  eni: ['network-interface', networkInterfaceTable],
  fl: ['vpc-flow-log', flowLogTable],
  i: ['instance', instanceTable],
  igw: ['internet-gateway', internetGatewayTable],
  key: ['key-pair', keyPairTable],
  lt: ['launch-template', launchTemplateTable],
  nat: ['natgateway', natGatewayTable],
  rtb: ['route-table', routeTableTable],
  sg: ['security-group', securityGroupTable],
  sgr: ['security-group-rule', securityGroupRuleTable],
  subnet: ['subnet', subnetTable],
  vol: ['volume', volumeTable],
  vpc: ['vpc', vpcTable],
  vpce: ['vpc-endpoint', vpcEndpointTable],
};

export function typeOfId(state: Reader, id: string): ResourceType {
  const kind = kinds[id.slice(0, id.lastIndexOf('-'))];
  if (!kind || state.get(kind[1], id) === undefined) throw resourceNotFound(id);
  return kind[0];
}
