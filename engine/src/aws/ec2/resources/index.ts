// EC2's simulated CloudFormation resource types.
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { eipResource } from './eip.ts';
import { eipAssociationResource } from './eip-association.ts';
import { flowLogResource } from './flow-log.ts';
import { instanceResource } from './instance.ts';
import { internetGatewayResource } from './internet-gateway.ts';
import { keyPairResource } from './key-pair.ts';
import { launchTemplateResource } from './launch-template.ts';
import { natGatewayResource } from './nat-gateway.ts';
import { networkInterfaceResource } from './network-interface.ts';
import { routeResource } from './route.ts';
import { routeTableResource } from './route-table.ts';
import { securityGroupResource } from './security-group.ts';
import { securityGroupEgressResource } from './security-group-egress.ts';
import { securityGroupIngressResource } from './security-group-ingress.ts';
import { subnetResource } from './subnet.ts';
import { subnetRouteTableAssociationResource } from './subnet-route-table-association.ts';
import { vpcResource } from './vpc.ts';
import { vpcEndpointResource } from './vpc-endpoint.ts';
import { vpcGatewayAttachmentResource } from './vpc-gateway-attachment.ts';

export const resources: readonly ResourceType[] = [
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
