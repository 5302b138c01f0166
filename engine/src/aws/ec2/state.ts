// EC2's records. Members have the names of the EC2 API; times are milliseconds since the epoch.
// The tags of all resources are in one table, so that a record changes only when the resource itself does.
import type { RequestLaunchTemplateData, ResourceType, RouteOrigin, Tag } from '@aws-sdk/client-ec2';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'ec2/regions': RegionRecord;
    'ec2/tags': TagsRecord;
    'ec2/vpcs': VpcRecord;
    'ec2/subnets': SubnetRecord;
    'ec2/taken-addresses': { readonly NetworkInterfaceId: string };
    'ec2/internet-gateways': InternetGatewayRecord;
    'ec2/egress-only-gateways': EgressOnlyGatewayRecord;
    'ec2/route-tables': RouteTableRecord;
    'ec2/network-acls': NetworkAclRecord;
    'ec2/security-groups': SecurityGroupRecord;
    'ec2/security-group-rules': SecurityGroupRuleRecord;
    'ec2/network-interfaces': NetworkInterfaceRecord;
    'ec2/addresses': AddressRecord;
    'ec2/nat-gateways': NatGatewayRecord;
    'ec2/vpc-endpoints': VpcEndpointRecord;
    'ec2/flow-logs': FlowLogRecord;
    'ec2/key-pairs': KeyPairRecord;
    'ec2/launch-templates': LaunchTemplateRecord;
    'ec2/launch-template-versions': LaunchTemplateVersionRecord;
    'ec2/instances': InstanceRecord;
    'ec2/volumes': VolumeRecord;
  }
}

/** Present once the default VPC was created, at the region's first use. A deleted default VPC does not come back. */
export interface RegionRecord {
  readonly openedAt: number;
}
export const regions = defineTable('ec2/regions');

export interface TagsRecord {
  readonly ResourceType: ResourceType;
  readonly Tags: readonly Tag[];
}
/** Key: the tagged resource's id. */
export const tagsTable = defineTable('ec2/tags');

export interface VpcRecord {
  readonly VpcId: string;
  readonly CidrBlock: string;
  readonly CidrAssociationId: string;
  readonly InstanceTenancy: 'default' | 'dedicated' | 'host';
  readonly IsDefault: boolean;
  readonly EnableDnsSupport: boolean;
  readonly EnableDnsHostnames: boolean;
  /** Beside its first one: IPv4 blocks, and IPv6 blocks of Amazon's. */
  readonly MoreBlocks?: readonly CidrAssociation[];
}

/** An IPv4 or IPv6 block of a VPC or a subnet. */
export interface CidrAssociation {
  readonly AssociationId: string;
  readonly CidrBlock: string;
}
export const vpcTable = defineTable('ec2/vpcs');

export interface SubnetRecord {
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly CidrBlock: string;
  readonly AvailabilityZone: string;
  readonly AvailableIpAddressCount: number;
  readonly MapPublicIpOnLaunch: boolean;
  readonly DefaultForAz: boolean;
  readonly NetworkAclId: string;
  readonly NetworkAclAssociationId: string;
  readonly Ipv6Block?: CidrAssociation;
  readonly AssignIpv6AddressOnCreation?: boolean;
  readonly EnableDns64?: boolean;
  /** How the names of its instances are made. They all have names of the address here. */
  readonly HostnameType?: 'ip-name' | 'resource-name';
  readonly EnableResourceNameDnsARecord?: boolean;
  readonly EnableResourceNameDnsAAAARecord?: boolean;
}
export const subnetTable = defineTable('ec2/subnets');

/** Key: `<subnet id>/<address>`. */
export const takenAddresses = defineTable('ec2/taken-addresses');

export interface InternetGatewayRecord {
  readonly InternetGatewayId: string;
  readonly VpcId?: string;
}
export const internetGatewayTable = defineTable('ec2/internet-gateways');

/** Lets what has an IPv6 address reach the internet, and nothing reach it. */
export interface EgressOnlyGatewayRecord {
  readonly EgressOnlyInternetGatewayId: string;
  readonly VpcId: string;
}
export const egressOnlyGatewayTable = defineTable('ec2/egress-only-gateways');

export interface RouteRecord {
  /** An IPv4 or IPv6 CIDR block, or a prefix list. */
  readonly Destination: string;
  readonly Target: {
    readonly GatewayId?: string;
    readonly NatGatewayId?: string;
    readonly NetworkInterfaceId?: string;
    readonly InstanceId?: string;
    readonly VpcPeeringConnectionId?: string;
    readonly TransitGatewayId?: string;
    readonly EgressOnlyInternetGatewayId?: string;
  };
  readonly Origin: RouteOrigin;
}

export interface RouteTableRecord {
  readonly RouteTableId: string;
  readonly VpcId: string;
  readonly Routes: readonly RouteRecord[];
  readonly Associations: readonly {
    readonly RouteTableAssociationId: string;
    /** Absent for the main association. */
    readonly SubnetId?: string;
    readonly Main: boolean;
  }[];
}
export const routeTableTable = defineTable('ec2/route-tables');

export interface NetworkAclRecord {
  readonly NetworkAclId: string;
  readonly VpcId: string;
  readonly IsDefault: boolean;
  /** Without the last ones, which deny the rest. */
  readonly Entries?: readonly AclEntry[];
}

export interface AclEntry {
  readonly RuleNumber: number;
  readonly Egress: boolean;
  /** A number, or `-1` for all. */
  readonly Protocol: string;
  readonly RuleAction: 'allow' | 'deny';
  readonly CidrBlock?: string;
  readonly Ipv6CidrBlock?: string;
  readonly PortRange?: { readonly From?: number; readonly To?: number };
  readonly IcmpTypeCode?: { readonly Type?: number; readonly Code?: number };
}
export const networkAclTable = defineTable('ec2/network-acls');

export interface SecurityGroupRecord {
  readonly GroupId: string;
  readonly GroupName: string;
  readonly Description: string;
  readonly VpcId: string;
}
export const securityGroupTable = defineTable('ec2/security-groups');

export interface SecurityGroupRuleRecord {
  readonly SecurityGroupRuleId: string;
  readonly GroupId: string;
  readonly IsEgress: boolean;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all. */
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIpv4?: string;
  readonly CidrIpv6?: string;
  readonly PrefixListId?: string;
  readonly ReferencedGroupId?: string;
  readonly Description?: string;
}
export const securityGroupRuleTable = defineTable('ec2/security-group-rules');

export interface NetworkInterfaceRecord {
  readonly NetworkInterfaceId: string;
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly AvailabilityZone: string;
  readonly PrivateIpAddress: string;
  readonly SecondaryPrivateIpAddresses: readonly string[];
  readonly Groups: readonly string[];
  readonly Description: string;
  readonly InterfaceType: 'interface' | 'nat_gateway' | 'vpc_endpoint';
  readonly MacAddress: string;
  readonly SourceDestCheck: boolean;
  /** Created by an AWS service on the caller's behalf. */
  readonly RequesterManaged: boolean;
  /** Assigned at launch, until the instance stops. */
  readonly PublicIp?: string;
  readonly Attachment?: {
    readonly AttachmentId: string;
    readonly InstanceId: string;
    readonly DeviceIndex: number;
    readonly AttachTime: number;
    readonly DeleteOnTermination: boolean;
  };
}
export const networkInterfaceTable = defineTable('ec2/network-interfaces');
export const interfacesByPublicIp = defineIndex(networkInterfaceTable, ({ PublicIp }) => PublicIp);

export interface AddressRecord {
  readonly AllocationId: string;
  readonly PublicIp: string;
  readonly AssociationId?: string;
  readonly InstanceId?: string;
  readonly NetworkInterfaceId?: string;
  readonly PrivateIpAddress?: string;
}
export const addressTable = defineTable('ec2/addresses');
export const addressesByPublicIp = defineIndex(addressTable, ({ PublicIp }) => PublicIp);

export interface NatGatewayRecord {
  readonly NatGatewayId: string;
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly ConnectivityType: 'public' | 'private';
  readonly AllocationId?: string;
  readonly PublicIp?: string;
  readonly NetworkInterfaceId: string;
  readonly PrivateIp: string;
  readonly CreateTime: number;
  readonly DeleteTime?: number;
}
export const natGatewayTable = defineTable('ec2/nat-gateways');

export interface VpcEndpointRecord {
  readonly VpcEndpointId: string;
  readonly VpcEndpointType: 'Gateway' | 'Interface' | 'GatewayLoadBalancer';
  readonly VpcId: string;
  readonly ServiceName: string;
  readonly PolicyDocument?: string;
  readonly PrivateDnsEnabled: boolean;
  readonly RouteTableIds: readonly string[];
  readonly SubnetIds: readonly string[];
  readonly SecurityGroupIds: readonly string[];
  readonly NetworkInterfaceIds: readonly string[];
  readonly CreationTimestamp: number;
}
export const vpcEndpointTable = defineTable('ec2/vpc-endpoints');

export interface FlowLogRecord {
  readonly FlowLogId: string;
  readonly ResourceId: string;
  readonly TrafficType?: 'ACCEPT' | 'REJECT' | 'ALL';
  readonly LogDestinationType: 'cloud-watch-logs' | 's3' | 'kinesis-data-firehose';
  readonly LogDestination?: string;
  readonly LogGroupName?: string;
  readonly LogFormat: string;
  readonly DeliverLogsPermissionArn?: string;
  readonly MaxAggregationInterval: number;
  readonly CreationTime: number;
}
export const flowLogTable = defineTable('ec2/flow-logs');

export interface KeyPairRecord {
  readonly KeyPairId: string;
  readonly KeyName: string;
  readonly KeyType: 'rsa' | 'ed25519';
  readonly KeyFingerprint: string;
  readonly PublicKey?: string;
  readonly CreateTime: number;
}
/** Key: the id. */
export const keyPairTable = defineTable('ec2/key-pairs');

export interface LaunchTemplateRecord {
  readonly LaunchTemplateId: string;
  readonly LaunchTemplateName: string;
  readonly CreateTime: number;
  readonly DefaultVersionNumber: number;
  readonly LatestVersionNumber: number;
}
export const launchTemplateTable = defineTable('ec2/launch-templates');

export interface LaunchTemplateVersionRecord {
  readonly LaunchTemplateId: string;
  readonly VersionNumber: number;
  readonly VersionDescription?: string;
  readonly CreateTime: number;
  readonly Data: RequestLaunchTemplateData;
}
/** Key: `<template id>/<version>`. */
export const launchTemplateVersionTable = defineTable('ec2/launch-template-versions');

/** A call of cfn-signal that an instance's user data makes. */
export interface Signal {
  readonly stack: string;
  readonly resource: string;
  readonly success: boolean;
  /** The instance's id unless the script gives another. */
  readonly uniqueId?: string;
}

/** What an instance's user data asks for. */
export interface BootPlan {
  /** The final contents of `/etc/ecs/ecs.config`. */
  readonly agentSettings: Readonly<Record<string, string>>;
  readonly signals: readonly Signal[];
  /** For the console: the lines of the script that have an effect, and those that have none. */
  readonly understood: readonly string[];
  readonly ignored: readonly string[];
}

/** How far an instance's boot has come. GetConsoleOutput returns it in words. */
export interface Boot {
  /** Lines of the console, newest last. */
  readonly console: readonly string[];
  /** Absent before the instance has begun to boot. */
  readonly plan?: BootPlan;
  /** Set once the ECS agent has registered with its cluster. */
  readonly containerInstanceArn?: string;
  /** Whether the agent has registered since the last start. */
  readonly agentConnected: boolean;
  /** When the agent tries again after the cluster rejected it. */
  readonly agentRetryAt?: number;
  readonly signalsSent: boolean;
}

export type InstanceState = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

export interface InstanceRecord {
  readonly InstanceId: string;
  readonly ReservationId: string;
  readonly ClientToken: string;
  readonly AmiLaunchIndex: number;
  readonly ImageId: string;
  readonly InstanceType: string;
  readonly State: InstanceState;
  /** When `State` was entered. */
  readonly StateSince: number;
  /** Where the engine goes at AWS's pace: how long the state lasts, or of a running instance, how long it boots. */
  readonly StateTakesMs?: number;
  readonly StateTransitionReason: string;
  readonly StateReason?: { readonly Code: string; readonly Message: string };
  readonly LaunchTime: number;
  readonly VpcId: string;
  readonly SubnetId: string;
  readonly AvailabilityZone: string;
  readonly Tenancy: 'default' | 'dedicated' | 'host';
  /** Kept until the instance is terminated. */
  readonly PrivateIpAddress: string;
  readonly NetworkInterfaceIds: readonly string[];
  readonly VolumeIds: readonly string[];
  readonly RootDeviceName: string;
  readonly KeyName?: string;
  readonly IamInstanceProfileArn?: string;
  /** Base64. */
  readonly UserData?: string;
  readonly EbsOptimized: boolean;
  readonly Monitoring: boolean;
  readonly Spot: boolean;
  readonly DisableApiTermination: boolean;
  readonly DisableApiStop: boolean;
  /** The service that manages it. */
  readonly OperatorPrincipal?: string;
  readonly ShutdownBehavior: 'stop' | 'terminate';
  readonly MetadataOptions: {
    readonly HttpTokens: 'optional' | 'required';
    readonly HttpPutResponseHopLimit: number;
    readonly HttpEndpoint: 'enabled' | 'disabled';
    readonly HttpProtocolIpv6: 'enabled' | 'disabled';
    readonly InstanceMetadataTags: 'enabled' | 'disabled';
  };
  readonly Boot: Boot;
}
export const instanceTable = defineTable('ec2/instances');

export interface VolumeRecord {
  readonly VolumeId: string;
  readonly InstanceId: string;
  readonly Device: string;
  /** GiB. */
  readonly Size: number;
  readonly VolumeType: string;
  readonly Encrypted: boolean;
  readonly KmsKeyId?: string;
  readonly Iops?: number;
  readonly Throughput?: number;
  readonly DeleteOnTermination: boolean;
  readonly AvailabilityZone: string;
  readonly CreateTime: number;
}
export const volumeTable = defineTable('ec2/volumes');
