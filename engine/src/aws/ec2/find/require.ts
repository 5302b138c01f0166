// Records by their ids. Each function throws EC2's fault when the id has another prefix or names nothing.
import type { AwsFault } from '../../../kernel/faults.ts';
import type { Reader, Table } from '../../../kernel/table.ts';
import {
  allocationNotFound,
  egressOnlyGatewayNotFound,
  flowLogNotFound,
  groupNotFound,
  instanceNotFound,
  internetGatewayNotFound,
  keyPairNotFound,
  launchTemplateIdNotFound,
  malformedId,
  natGatewayNotFound,
  networkAclNotFound,
  networkInterfaceNotFound,
  routeTableNotFound,
  ruleNotFound,
  subnetNotFound,
  volumeNotFound,
  vpcEndpointNotFound,
  vpcNotFound,
} from '../faults.ts';
import {
  addressTable,
  egressOnlyGatewayTable,
  flowLogTable,
  instanceTable,
  internetGatewayTable,
  keyPairTable,
  launchTemplateTable,
  type NatGatewayRecord,
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

/** Reads state at a moment. `ctx` of an operation or a controller is one. */
export type ReadContext = Reader & {
  readonly account: string;
  readonly region: string;
  readonly now: number;
};

/** "A deleted NAT gateway is visible for about an hour" (VPC guide, "NAT gateway states"). */
const deletedNatGatewayMs = 3_600_000;

export function isNatGatewayVisible({ DeleteTime }: NatGatewayRecord, now: number): boolean {
  return DeleteTime === undefined || now - DeleteTime < deletedNatGatewayMs;
}

export const requireVpc = requirer(vpcTable, 'vpc-', vpcNotFound);
export const requireSubnet = requirer(subnetTable, 'subnet-', subnetNotFound);
export const requireInternetGateway = requirer(internetGatewayTable, 'igw-', internetGatewayNotFound);
export const requireEgressOnlyGateway = requirer(egressOnlyGatewayTable, 'eigw-', egressOnlyGatewayNotFound);
export const requireRouteTable = requirer(routeTableTable, 'rtb-', routeTableNotFound);
export const requireNetworkAcl = requirer(networkAclTable, 'acl-', networkAclNotFound);
export const requireSecurityGroup = requirer(securityGroupTable, 'sg-', groupNotFound);
export const requireSecurityGroupRule = requirer(securityGroupRuleTable, 'sgr-', ruleNotFound);
export const requireNetworkInterface = requirer(networkInterfaceTable, 'eni-', networkInterfaceNotFound);
export const requireAddress = requirer(addressTable, 'eipalloc-', allocationNotFound);
export const requireNatGateway = requirer(natGatewayTable, 'nat-', natGatewayNotFound, isNatGatewayVisible);
export const requireVpcEndpoint = requirer(vpcEndpointTable, 'vpce-', vpcEndpointNotFound);
export const requireFlowLog = requirer(flowLogTable, 'fl-', flowLogNotFound);
export const requireKeyPair = requirer(keyPairTable, 'key-', keyPairNotFound);
export const requireLaunchTemplate = requirer(launchTemplateTable, 'lt-', launchTemplateIdNotFound);
export const requireInstance = requirer(instanceTable, 'i-', instanceNotFound);
export const requireVolume = requirer(volumeTable, 'vol-', volumeNotFound);

function requirer<R>(
  table: Table<R>,
  prefix: string,
  notFound: (id: string) => AwsFault,
  isVisible: (record: R, now: number) => boolean = () => true,
) {
  return (ctx: ReadContext, id: string | undefined): R => {
    if (!id?.startsWith(prefix)) throw malformedId(notFound('').code, id ?? '', prefix);
    const record = ctx.get(table, id);
    if (record === undefined || !isVisible(record, ctx.now)) throw notFound(id);
    return record;
  };
}
