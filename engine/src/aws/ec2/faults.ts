// EC2's errors. Codes from the EC2 API reference, "Error codes"; texts as EC2 returns them.
import { AwsFault, fault } from '../../kernel/faults.ts';

export const vpcNotFound = fault(
  'InvalidVpcID.NotFound',
  (id: string) => `The vpc ID '${id}' does not exist`,
);
export const subnetNotFound = fault(
  'InvalidSubnetID.NotFound',
  (id: string) => `The subnet ID '${id}' does not exist`,
);
export const internetGatewayNotFound = fault(
  'InvalidInternetGatewayID.NotFound',
  (id: string) => `The internetGateway ID '${id}' does not exist`,
);
export const routeTableNotFound = fault(
  'InvalidRouteTableID.NotFound',
  (id: string) => `The routeTable ID '${id}' does not exist`,
);
export const associationNotFound = fault(
  'InvalidAssociationID.NotFound',
  (id: string) => `The association ID '${id}' does not exist`,
);
export const networkAclNotFound = fault(
  'InvalidNetworkAclID.NotFound',
  (id: string) => `The networkAcl ID '${id}' does not exist`,
);
export const egressOnlyGatewayNotFound = fault(
  'InvalidGatewayID.NotFound',
  (id: string) => `The eigw ID '${id}' does not exist`,
);
export const aclEntryExists = fault(
  'NetworkAclEntryAlreadyExists',
  (number: number) => `The network acl entry identified by ${number} already exists.`,
);
export const aclEntryNotFound = fault(
  'InvalidNetworkAclEntry.NotFound',
  (number: number) => `The network acl entry identified by ${number} does not exist.`,
);
export const vpcCidrConflict = fault(
  'InvalidVpc.Range',
  (cidr: string) => `The CIDR '${cidr}' conflicts with one of the CIDRs of the VPC.`,
);
export const subnetIpv6Range = fault(
  'InvalidSubnet.Range',
  (cidr: string) =>
    `The CIDR '${cidr}' is invalid: a subnet has a part of an IPv6 block of its VPC, from /44 to /64 in steps of four.`,
);
export const groupNotFound = fault(
  'InvalidGroup.NotFound',
  (id: string) => `The security group '${id}' does not exist`,
);
export const ruleNotFound = fault(
  'InvalidSecurityGroupRuleId.NotFound',
  (id: string) => `The security group rule ID '${id}' does not exist`,
);
export const networkInterfaceNotFound = fault(
  'InvalidNetworkInterfaceID.NotFound',
  (id: string) => `The networkInterface ID '${id}' does not exist`,
);
export const attachmentNotFound = fault(
  'InvalidAttachmentID.NotFound',
  (id: string) => `The attachment ID '${id}' does not exist`,
);
export const allocationNotFound = fault(
  'InvalidAllocationID.NotFound',
  (id: string) => `The allocation ID '${id}' does not exist`,
);
export const addressNotFound = fault(
  'InvalidAddress.NotFound',
  (address: string) => `Address '${address}' not found.`,
);
export const natGatewayNotFound = fault(
  'NatGatewayNotFound',
  (id: string) => `The Nat Gateway ${id} was not found`,
);
export const vpcEndpointNotFound = fault(
  'InvalidVpcEndpointId.NotFound',
  (id: string) => `The Vpc Endpoint Id '${id}' does not exist`,
);
export const flowLogNotFound = fault(
  'InvalidFlowLogId.NotFound',
  (id: string) => `The specified flow log '${id}' does not exist`,
);
export const keyPairNotFound = fault(
  'InvalidKeyPair.NotFound',
  (name: string) => `The key pair '${name}' does not exist`,
);
export const keyPairDuplicate = fault('InvalidKeyPair.Duplicate', 'The keypair already exists');
export const keyFormat = fault('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
export const launchTemplateIdNotFound = fault(
  'InvalidLaunchTemplateId.NotFound',
  (id: string) => `The specified launch template, with template ID ${id}, does not exist.`,
);
export const launchTemplateNameNotFound = fault(
  'InvalidLaunchTemplateName.NotFoundException',
  (name: string) => `The specified launch template, with template name ${name}, does not exist.`,
);
export const launchTemplateNameTaken = fault(
  'InvalidLaunchTemplateName.AlreadyExistsException',
  'Launch template name already in use.',
);
export const launchTemplateVersionNotFound = fault(
  'InvalidLaunchTemplateId.VersionNotFound',
  (version: string, id: string) =>
    `Could not find the specified version ${version} for the launch template with ID ${id}.`,
);
export const imageNotFound = fault(
  'InvalidAMIID.NotFound',
  (id: string) => `The image id '[${id}]' does not exist`,
);
export const instanceNotFound = fault(
  'InvalidInstanceID.NotFound',
  (id: string) => `The instance ID '${id}' does not exist`,
);
export const volumeNotFound = fault(
  'InvalidVolume.NotFound',
  (id: string) => `The volume '${id}' does not exist.`,
);
export const instanceTypeInvalid = fault(
  'InvalidInstanceType',
  (type: string) => `The following supplied instance types do not exist: [${type}]`,
);
/** A type or an image that exists on AWS may be unknown here, so these two errors also say which ones are known. */
export const instanceTypeUnknown = fault(
  'InvalidParameterValue',
  (type: string) =>
    `Invalid value '${type}' for InstanceType. Drydock knows the types that DescribeInstanceTypes lists.`,
);
export const imageUnknown = fault(
  'InvalidAMIID.NotFound',
  (id: string) =>
    `The image id '[${id}]' does not exist. Drydock knows the images that DescribeImages lists, and in templates, launch templates and launch configurations takes any other id of AWS's form (8 or 17 hexadecimal digits) as an ECS-optimized image.`,
);
export const dhcpOptionsNotFound = fault(
  'InvalidDhcpOptionID.NotFound',
  (id: string) => `The dhcpOption ID '${id}' does not exist`,
);
export const vpnGatewayNotFound = fault(
  'InvalidVpnGatewayID.NotFound',
  (id: string) => `The vpnGateway ID '${id}' does not exist`,
);
export const placementGroupUnknown = fault(
  'InvalidPlacementGroup.Unknown',
  (name: string) => `The Placement Group '${name}' is unknown.`,
);
export const resourceNotFound = fault('InvalidID', (id: string) => `The ID '${id}' is not valid`);

/** RunInstances has another code: https://github.com/hashicorp/terraform/issues/18665 and 1196. */
export const userDataMalformed = fault('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.');
export const invalidParameterValue = fault('InvalidParameterValue', (message: string) => message);
export const invalidParameterCombination = fault('InvalidParameterCombination', (message: string) => message);
export const missingParameter = fault(
  'MissingParameter',
  (name: string) => `The request must contain the parameter ${name}`,
);
/** The code is derived from the resource's own: InvalidVpcID.NotFound → InvalidVpcID.Malformed. */
export const malformedId = (notFoundCode: string, id: string, prefix: string) =>
  new AwsFault({
    code: notFoundCode.includes('.')
      ? notFoundCode.replace(/\..*$/, '.Malformed').replace('InvalidGroup.', 'InvalidGroupId.')
      : 'InvalidParameterValue',
    message: `Invalid id: "${id}" (expecting "${prefix}...")`,
  });
export const filterInvalid = fault(
  'InvalidParameterValue',
  (name: string) => `The filter '${name}' is invalid`,
);
export const nextTokenInvalid = fault(
  'InvalidNextToken',
  (token: string) => `Invalid value '${token}' for NextToken.`,
);
export const unsupported = fault('UnsupportedOperation', (message: string) => message);
export const dependencyViolation = fault('DependencyViolation', (message: string) => message);

export const vpcRange = fault('InvalidVpc.Range', (cidr: string) => `The CIDR '${cidr}' is invalid.`);
export const subnetRange = fault('InvalidSubnet.Range', (cidr: string) => `The CIDR '${cidr}' is invalid.`);
export const subnetConflict = fault(
  'InvalidSubnet.Conflict',
  (cidr: string) => `The CIDR '${cidr}' conflicts with another subnet`,
);
export const cidrMalformed = fault(
  'InvalidParameterValue',
  (cidr: string) => `Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
);
export const insufficientFreeAddresses = fault(
  'InsufficientFreeAddressesInSubnet',
  (subnetId: string) =>
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
);
export const privateAddressLimitExceeded = fault(
  'PrivateIpAddressLimitExceeded',
  () => 'Number of private addresses will exceed limit.',
);
export const addressInUse = fault(
  'InvalidIPAddress.InUse',
  (address: string) => `Address ${address} is in use.`,
);
export const alreadyAssociated = fault('Resource.AlreadyAssociated', (message: string) => message);
export const gatewayNotAttached = fault(
  'Gateway.NotAttached',
  (gateway: string, vpc: string) => `resource ${gateway} is not attached to network ${vpc}`,
);
export const routeAlreadyExists = fault(
  'RouteAlreadyExists',
  (destination: string) => `The route identified by ${destination} already exists.`,
);
export const routeNotFound = fault(
  'InvalidRoute.NotFound',
  (destination: string, table: string) =>
    `no route with destination-cidr-block ${destination} in route table ${table}`,
);
export const groupDuplicate = fault(
  'InvalidGroup.Duplicate',
  (name: string, vpc: string) => `The security group '${name}' already exists for VPC '${vpc}'`,
);
export const groupReserved = fault(
  'InvalidParameterValue',
  'Cannot use reserved security group name: default',
);
export const permissionDuplicate = fault(
  'InvalidPermission.Duplicate',
  (rule: string) => `the specified rule "${rule}" already exists`,
);
export const permissionNotFound = fault(
  'InvalidPermission.NotFound',
  'The specified rule does not exist in this security group.',
);
export const cannotDelete = fault('CannotDelete', (message: string) => message);
export const interfaceInUse = fault(
  'InvalidParameterValue',
  (id: string) => `Network interface '${id}' is currently in use.`,
);
export const attachmentLimit = fault(
  'AttachmentLimitExceeded',
  (limit: number, type: string) => `Interface count ${limit + 1} exceeds the limit for ${type}`,
);
export const addressAllocationInUse = fault(
  'InvalidIPAddress.InUse',
  (address: string) => `The address with allocation id [${address}] cannot be released while it is in use.`,
);
export const incorrectInstanceState = fault('IncorrectInstanceState', (message: string) => message);
export const operationNotPermitted = fault('OperationNotPermitted', (message: string) => message);
