// Written by `npm run generate` from the files in operations/. Do not edit.
import { allocateAddress } from '../operations/allocate-address.ts';
import { assignPrivateIpAddresses } from '../operations/assign-private-ip-addresses.ts';
import { associateAddress } from '../operations/associate-address.ts';
import { associateRouteTable } from '../operations/associate-route-table.ts';
import { attachInternetGateway } from '../operations/attach-internet-gateway.ts';
import { attachNetworkInterface } from '../operations/attach-network-interface.ts';
import { authorizeSecurityGroupEgress } from '../operations/authorize-security-group-egress.ts';
import { authorizeSecurityGroupIngress } from '../operations/authorize-security-group-ingress.ts';
import { createDefaultVpc } from '../operations/create-default-vpc.ts';
import { createFlowLogs } from '../operations/create-flow-logs.ts';
import { createInternetGateway } from '../operations/create-internet-gateway.ts';
import { createKeyPair } from '../operations/create-key-pair.ts';
import { createLaunchTemplateVersion } from '../operations/create-launch-template-version.ts';
import { createLaunchTemplate } from '../operations/create-launch-template.ts';
import { createNatGateway } from '../operations/create-nat-gateway.ts';
import { createNetworkInterface } from '../operations/create-network-interface.ts';
import { createRouteTable } from '../operations/create-route-table.ts';
import { createRoute } from '../operations/create-route.ts';
import { createSecurityGroup } from '../operations/create-security-group.ts';
import { createSubnet } from '../operations/create-subnet.ts';
import { createTags } from '../operations/create-tags.ts';
import { createVpcEndpoint } from '../operations/create-vpc-endpoint.ts';
import { createVpc } from '../operations/create-vpc.ts';
import { deleteFlowLogs } from '../operations/delete-flow-logs.ts';
import { deleteInternetGateway } from '../operations/delete-internet-gateway.ts';
import { deleteKeyPair } from '../operations/delete-key-pair.ts';
import { deleteLaunchTemplateVersions } from '../operations/delete-launch-template-versions.ts';
import { deleteLaunchTemplate } from '../operations/delete-launch-template.ts';
import { deleteNatGateway } from '../operations/delete-nat-gateway.ts';
import { deleteNetworkInterface } from '../operations/delete-network-interface.ts';
import { deleteRouteTable } from '../operations/delete-route-table.ts';
import { deleteRoute } from '../operations/delete-route.ts';
import { deleteSecurityGroup } from '../operations/delete-security-group.ts';
import { deleteSubnet } from '../operations/delete-subnet.ts';
import { deleteTags } from '../operations/delete-tags.ts';
import { deleteVpcEndpoints } from '../operations/delete-vpc-endpoints.ts';
import { deleteVpc } from '../operations/delete-vpc.ts';
import { describeAccountAttributes } from '../operations/describe-account-attributes.ts';
import { describeAddressesAttribute } from '../operations/describe-addresses-attribute.ts';
import { describeAddresses } from '../operations/describe-addresses.ts';
import { describeAvailabilityZones } from '../operations/describe-availability-zones.ts';
import { describeDhcpOptions } from '../operations/describe-dhcp-options.ts';
import { describeFlowLogs } from '../operations/describe-flow-logs.ts';
import { describeIamInstanceProfileAssociations } from '../operations/describe-iam-instance-profile-associations.ts';
import { describeImages } from '../operations/describe-images.ts';
import { describeInstanceAttribute } from '../operations/describe-instance-attribute.ts';
import { describeInstanceCreditSpecifications } from '../operations/describe-instance-credit-specifications.ts';
import { describeInstanceStatus } from '../operations/describe-instance-status.ts';
import { describeInstanceTypeOfferings } from '../operations/describe-instance-type-offerings.ts';
import { describeInstanceTypes } from '../operations/describe-instance-types.ts';
import { describeInstances } from '../operations/describe-instances.ts';
import { describeInternetGateways } from '../operations/describe-internet-gateways.ts';
import { describeKeyPairs } from '../operations/describe-key-pairs.ts';
import { describeLaunchTemplateVersions } from '../operations/describe-launch-template-versions.ts';
import { describeLaunchTemplates } from '../operations/describe-launch-templates.ts';
import { describeNatGateways } from '../operations/describe-nat-gateways.ts';
import { describeNetworkAcls } from '../operations/describe-network-acls.ts';
import { describeNetworkInterfaceAttribute } from '../operations/describe-network-interface-attribute.ts';
import { describeNetworkInterfaces } from '../operations/describe-network-interfaces.ts';
import { describePlacementGroups } from '../operations/describe-placement-groups.ts';
import { describeRegions } from '../operations/describe-regions.ts';
import { describeRouteTables } from '../operations/describe-route-tables.ts';
import { describeSecurityGroupRules } from '../operations/describe-security-group-rules.ts';
import { describeSecurityGroups } from '../operations/describe-security-groups.ts';
import { describeSubnets } from '../operations/describe-subnets.ts';
import { describeTags } from '../operations/describe-tags.ts';
import { describeVolumes } from '../operations/describe-volumes.ts';
import { describeVpcAttribute } from '../operations/describe-vpc-attribute.ts';
import { describeVpcEndpoints } from '../operations/describe-vpc-endpoints.ts';
import { describeVpcs } from '../operations/describe-vpcs.ts';
import { describeVpnGateways } from '../operations/describe-vpn-gateways.ts';
import { detachInternetGateway } from '../operations/detach-internet-gateway.ts';
import { detachNetworkInterface } from '../operations/detach-network-interface.ts';
import { disassociateAddress } from '../operations/disassociate-address.ts';
import { disassociateRouteTable } from '../operations/disassociate-route-table.ts';
import { getConsoleOutput } from '../operations/get-console-output.ts';
import { getLaunchTemplateData } from '../operations/get-launch-template-data.ts';
import { importKeyPair } from '../operations/import-key-pair.ts';
import { modifyInstanceAttribute } from '../operations/modify-instance-attribute.ts';
import { modifyInstanceMetadataOptions } from '../operations/modify-instance-metadata-options.ts';
import { modifyLaunchTemplate } from '../operations/modify-launch-template.ts';
import { modifyNetworkInterfaceAttribute } from '../operations/modify-network-interface-attribute.ts';
import { modifySecurityGroupRules } from '../operations/modify-security-group-rules.ts';
import { modifySubnetAttribute } from '../operations/modify-subnet-attribute.ts';
import { modifyVpcAttribute } from '../operations/modify-vpc-attribute.ts';
import { modifyVpcEndpoint } from '../operations/modify-vpc-endpoint.ts';
import { monitorInstances } from '../operations/monitor-instances.ts';
import { rebootInstances } from '../operations/reboot-instances.ts';
import { releaseAddress } from '../operations/release-address.ts';
import { replaceRouteTableAssociation } from '../operations/replace-route-table-association.ts';
import { replaceRoute } from '../operations/replace-route.ts';
import { revokeSecurityGroupEgress } from '../operations/revoke-security-group-egress.ts';
import { revokeSecurityGroupIngress } from '../operations/revoke-security-group-ingress.ts';
import { runInstances } from '../operations/run-instances.ts';
import { startInstances } from '../operations/start-instances.ts';
import { stopInstances } from '../operations/stop-instances.ts';
import { terminateInstances } from '../operations/terminate-instances.ts';
import { unassignPrivateIpAddresses } from '../operations/unassign-private-ip-addresses.ts';
import { unmonitorInstances } from '../operations/unmonitor-instances.ts';
import { updateSecurityGroupRuleDescriptionsEgress } from '../operations/update-security-group-rule-descriptions-egress.ts';
import { updateSecurityGroupRuleDescriptionsIngress } from '../operations/update-security-group-rule-descriptions-ingress.ts';

export const operations = {
  AllocateAddress: allocateAddress,
  AssignPrivateIpAddresses: assignPrivateIpAddresses,
  AssociateAddress: associateAddress,
  AssociateRouteTable: associateRouteTable,
  AttachInternetGateway: attachInternetGateway,
  AttachNetworkInterface: attachNetworkInterface,
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateDefaultVpc: createDefaultVpc,
  CreateFlowLogs: createFlowLogs,
  CreateInternetGateway: createInternetGateway,
  CreateKeyPair: createKeyPair,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateNatGateway: createNatGateway,
  CreateNetworkInterface: createNetworkInterface,
  CreateRoute: createRoute,
  CreateRouteTable: createRouteTable,
  CreateSecurityGroup: createSecurityGroup,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  CreateVpcEndpoint: createVpcEndpoint,
  DeleteFlowLogs: deleteFlowLogs,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteKeyPair: deleteKeyPair,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
  DeleteNatGateway: deleteNatGateway,
  DeleteNetworkInterface: deleteNetworkInterface,
  DeleteRoute: deleteRoute,
  DeleteRouteTable: deleteRouteTable,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DeleteVpcEndpoints: deleteVpcEndpoints,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAddresses: describeAddresses,
  DescribeAddressesAttribute: describeAddressesAttribute,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeDhcpOptions: describeDhcpOptions,
  DescribeFlowLogs: describeFlowLogs,
  DescribeIamInstanceProfileAssociations: describeIamInstanceProfileAssociations,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceCreditSpecifications: describeInstanceCreditSpecifications,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstanceTypeOfferings: describeInstanceTypeOfferings,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeInternetGateways: describeInternetGateways,
  DescribeKeyPairs: describeKeyPairs,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeNatGateways: describeNatGateways,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaceAttribute: describeNetworkInterfaceAttribute,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribePlacementGroups: describePlacementGroups,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcEndpoints: describeVpcEndpoints,
  DescribeVpcs: describeVpcs,
  DescribeVpnGateways: describeVpnGateways,
  DetachInternetGateway: detachInternetGateway,
  DetachNetworkInterface: detachNetworkInterface,
  DisassociateAddress: disassociateAddress,
  DisassociateRouteTable: disassociateRouteTable,
  GetConsoleOutput: getConsoleOutput,
  GetLaunchTemplateData: getLaunchTemplateData,
  ImportKeyPair: importKeyPair,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  ModifyNetworkInterfaceAttribute: modifyNetworkInterfaceAttribute,
  ModifySecurityGroupRules: modifySecurityGroupRules,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ModifyVpcEndpoint: modifyVpcEndpoint,
  MonitorInstances: monitorInstances,
  RebootInstances: rebootInstances,
  ReleaseAddress: releaseAddress,
  ReplaceRoute: replaceRoute,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
  UnassignPrivateIpAddresses: unassignPrivateIpAddresses,
  UnmonitorInstances: unmonitorInstances,
  UpdateSecurityGroupRuleDescriptionsEgress: updateSecurityGroupRuleDescriptionsEgress,
  UpdateSecurityGroupRuleDescriptionsIngress: updateSecurityGroupRuleDescriptionsIngress,
};
