// EC2's simulated CloudFormation resource types.
import type { ResourceType } from '../../contracts/resource-type.ts';
import { egressOnlyInternetGatewayResource } from './resources/egress-only-internet-gateway.ts';
import { eipResource } from './resources/eip.ts';
import { eipAssociationResource } from './resources/eip-association.ts';
import { flowLogResource } from './resources/flow-log.ts';
import { instanceResource } from './resources/instance.ts';
import { internetGatewayResource } from './resources/internet-gateway.ts';
import { keyPairResource } from './resources/key-pair.ts';
import { launchTemplateResource } from './resources/launch-template.ts';
import { natGatewayResource } from './resources/nat-gateway.ts';
import { networkAclResource } from './resources/network-acl.ts';
import { networkAclEntryResource } from './resources/network-acl-entry.ts';
import { networkInterfaceResource } from './resources/network-interface.ts';
import { routeResource } from './resources/route.ts';
import { routeTableResource } from './resources/route-table.ts';
import { securityGroupResource } from './resources/security-group.ts';
import { securityGroupEgressResource } from './resources/security-group-egress.ts';
import { securityGroupIngressResource } from './resources/security-group-ingress.ts';
import { subnetResource } from './resources/subnet.ts';
import { subnetCidrBlockResource } from './resources/subnet-cidr-block.ts';
import { subnetNetworkAclAssociationResource } from './resources/subnet-network-acl-association.ts';
import { subnetRouteTableAssociationResource } from './resources/subnet-route-table-association.ts';
import { vpcResource } from './resources/vpc.ts';
import { vpcCidrBlockResource } from './resources/vpc-cidr-block.ts';
import { vpcEndpointResource } from './resources/vpc-endpoint.ts';
import { vpcGatewayAttachmentResource } from './resources/vpc-gateway-attachment.ts';

export const resources: readonly ResourceType[] = [
  egressOnlyInternetGatewayResource,
  networkAclResource,
  networkAclEntryResource,
  subnetCidrBlockResource,
  subnetNetworkAclAssociationResource,
  vpcCidrBlockResource,
  eipAssociationResource,
  eipResource,
  flowLogResource,
  instanceResource,
  internetGatewayResource,
  keyPairResource,
  launchTemplateResource,
  natGatewayResource,
  networkInterfaceResource,
  routeResource,
  routeTableResource,
  securityGroupResource,
  securityGroupEgressResource,
  securityGroupIngressResource,
  subnetResource,
  subnetRouteTableAssociationResource,
  vpcResource,
  vpcEndpointResource,
  vpcGatewayAttachmentResource,
];
