// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/eip.ts'))['eipResource']>('AWS::EC2::EIP', 'eip', 'eipResource'),
  resource<(typeof import('../resources/eip-association.ts'))['eipAssociationResource']>('AWS::EC2::EIPAssociation', 'eip-association', 'eipAssociationResource'),
  resource<(typeof import('../resources/egress-only-internet-gateway.ts'))['egressOnlyInternetGatewayResource']>('AWS::EC2::EgressOnlyInternetGateway', 'egress-only-internet-gateway', 'egressOnlyInternetGatewayResource'),
  resource<(typeof import('../resources/flow-log.ts'))['flowLogResource']>('AWS::EC2::FlowLog', 'flow-log', 'flowLogResource'),
  resource<(typeof import('../resources/instance.ts'))['instanceResource']>('AWS::EC2::Instance', 'instance', 'instanceResource'),
  resource<(typeof import('../resources/internet-gateway.ts'))['internetGatewayResource']>('AWS::EC2::InternetGateway', 'internet-gateway', 'internetGatewayResource'),
  resource<(typeof import('../resources/key-pair.ts'))['keyPairResource']>('AWS::EC2::KeyPair', 'key-pair', 'keyPairResource'),
  resource<(typeof import('../resources/launch-template.ts'))['launchTemplateResource']>('AWS::EC2::LaunchTemplate', 'launch-template', 'launchTemplateResource'),
  resource<(typeof import('../resources/nat-gateway.ts'))['natGatewayResource']>('AWS::EC2::NatGateway', 'nat-gateway', 'natGatewayResource'),
  resource<(typeof import('../resources/network-acl.ts'))['networkAclResource']>('AWS::EC2::NetworkAcl', 'network-acl', 'networkAclResource'),
  resource<(typeof import('../resources/network-acl-entry.ts'))['networkAclEntryResource']>('AWS::EC2::NetworkAclEntry', 'network-acl-entry', 'networkAclEntryResource'),
  resource<(typeof import('../resources/network-interface.ts'))['networkInterfaceResource']>('AWS::EC2::NetworkInterface', 'network-interface', 'networkInterfaceResource'),
  resource<(typeof import('../resources/route.ts'))['routeResource']>('AWS::EC2::Route', 'route', 'routeResource'),
  resource<(typeof import('../resources/route-table.ts'))['routeTableResource']>('AWS::EC2::RouteTable', 'route-table', 'routeTableResource'),
  resource<(typeof import('../resources/security-group.ts'))['securityGroupResource']>('AWS::EC2::SecurityGroup', 'security-group', 'securityGroupResource'),
  resource<(typeof import('../resources/security-group-egress.ts'))['securityGroupEgressResource']>('AWS::EC2::SecurityGroupEgress', 'security-group-egress', 'securityGroupEgressResource'),
  resource<(typeof import('../resources/security-group-ingress.ts'))['securityGroupIngressResource']>('AWS::EC2::SecurityGroupIngress', 'security-group-ingress', 'securityGroupIngressResource'),
  resource<(typeof import('../resources/subnet.ts'))['subnetResource']>('AWS::EC2::Subnet', 'subnet', 'subnetResource'),
  resource<(typeof import('../resources/subnet-cidr-block.ts'))['subnetCidrBlockResource']>('AWS::EC2::SubnetCidrBlock', 'subnet-cidr-block', 'subnetCidrBlockResource'),
  resource<(typeof import('../resources/subnet-network-acl-association.ts'))['subnetNetworkAclAssociationResource']>('AWS::EC2::SubnetNetworkAclAssociation', 'subnet-network-acl-association', 'subnetNetworkAclAssociationResource'),
  resource<(typeof import('../resources/subnet-route-table-association.ts'))['subnetRouteTableAssociationResource']>('AWS::EC2::SubnetRouteTableAssociation', 'subnet-route-table-association', 'subnetRouteTableAssociationResource'),
  resource<(typeof import('../resources/vpc.ts'))['vpcResource']>('AWS::EC2::VPC', 'vpc', 'vpcResource'),
  resource<(typeof import('../resources/vpc-cidr-block.ts'))['vpcCidrBlockResource']>('AWS::EC2::VPCCidrBlock', 'vpc-cidr-block', 'vpcCidrBlockResource'),
  resource<(typeof import('../resources/vpc-endpoint.ts'))['vpcEndpointResource']>('AWS::EC2::VPCEndpoint', 'vpc-endpoint', 'vpcEndpointResource'),
  resource<(typeof import('../resources/vpc-gateway-attachment.ts'))['vpcGatewayAttachmentResource']>('AWS::EC2::VPCGatewayAttachment', 'vpc-gateway-attachment', 'vpcGatewayAttachmentResource'),
];
