// Launches instances from a request that includes the launch template's members. Everything is checked before anything
// is created.

import type { Context } from '../../../kernel/context.ts';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import type { PublicImage } from '../../../machine-images/public-images.ts';
import { requireImage } from '../catalog/images.ts';
import { findInstanceType, type InstanceTypeFacts } from '../catalog/instance-types.ts';
import { instanceTypeUnknown, invalidParameterCombination, invalidParameterValue } from '../faults.ts';
import { requireKeyPairByName } from '../find/key-pair.ts';
import { requireSubnet } from '../find/require.ts';
import { requireSecurityGroupByName } from '../find/security-group.ts';
import type { LaunchRequest } from '../launch-templates/launch-template-data.ts';
import { makeNetworkInterface } from '../network/network-interfaces.ts';
import { drawPublicAddress } from '../network/public-addresses.ts';
import { quotas } from '../quotas.ts';
import {
  type InstanceRecord,
  instanceTable,
  networkInterfaceTable,
  type SubnetRecord,
  subnetTable,
} from '../state.ts';
import { addSpecifiedTags, addTags } from '../tags/tags.ts';
import { enterState } from './instance-state.ts';
import { makeVolumes } from './volumes.ts';

const missingInput = fault('MissingInput', (message: string) => message);

export function launch(ctx: Context, request: LaunchRequest): InstanceRecord[] {
  const typeName = request.InstanceType ?? 'm1.small';
  const image = requireImage(ctx, request.ImageId, typeName);
  const type = requireInstanceType(typeName, image);
  if (request.KeyName) requireKeyPairByName(ctx, request.KeyName);
  const profileArn = instanceProfileArn(ctx, request);
  const subnet = chosenSubnet(ctx, request);
  const count = launchable(ctx, type, request.MinCount ?? 1, request.MaxCount ?? 1);
  const ReservationId = `r-${ctx.ids.hex(17)}`;
  return Array.from({ length: count }, (_, index) =>
    launchOne(ctx, request, { image, type, subnet, profileArn, ReservationId, index }),
  );
}

/** As many as the account's vCPUs allow, of the number asked for. */
function launchable(ctx: Context, type: InstanceTypeFacts, least: number, most: number): number {
  if (!isStandard(type.type)) return most;
  let used = 0;
  for (const { InstanceType, State, Spot } of ctx.all(instanceTable)) {
    if (Spot || !['pending', 'running'].includes(State) || !isStandard(InstanceType)) continue;
    used += findInstanceType(InstanceType)?.vCpus ?? 0;
  }
  checkQuota(ctx, quotas.standardVcpus, used + least * type.vCpus);
  return Math.min(most, Math.floor((ctx.quota(quotas.standardVcpus) - used) / type.vCpus));
}

const isStandard = (type: string): boolean => /^[acdhimrtz]/.test(type);

interface LaunchSettings {
  readonly image: PublicImage;
  readonly type: InstanceTypeFacts;
  readonly subnet: SubnetRecord;
  readonly profileArn: string | undefined;
  readonly ReservationId: string;
  readonly index: number;
}

function launchOne(ctx: Context, request: LaunchRequest, settings: LaunchSettings): InstanceRecord {
  const { image, type, subnet, profileArn } = settings;
  const InstanceId = `i-0${ctx.ids.hex(16)}`;
  const networks = makeInterfaces(ctx, request, subnet, InstanceId);
  const market = request.InstanceMarketOptions?.MarketType;
  const instance: InstanceRecord = {
    InstanceId,
    ReservationId: settings.ReservationId,
    ClientToken: request.ClientToken ?? '',
    AmiLaunchIndex: settings.index,
    ImageId: image.imageId,
    InstanceType: type.type,
    State: 'pending',
    StateSince: ctx.now,
    StateTransitionReason: '',
    LaunchTime: ctx.now,
    VpcId: subnet.VpcId,
    SubnetId: subnet.SubnetId,
    AvailabilityZone: subnet.AvailabilityZone,
    Tenancy: request.Placement?.Tenancy ?? 'default',
    PrivateIpAddress: ctx.get(networkInterfaceTable, networks[0] ?? '')?.PrivateIpAddress ?? '',
    NetworkInterfaceIds: networks,
    VolumeIds: makeVolumes(ctx, request, InstanceId, image, subnet.AvailabilityZone),
    RootDeviceName: image.rootDeviceName,
    ...(request.KeyName ? { KeyName: request.KeyName } : {}),
    ...(profileArn ? { IamInstanceProfileArn: profileArn } : {}),
    ...(request.UserData ? { UserData: request.UserData } : {}),
    EbsOptimized: request.EbsOptimized ?? false,
    Monitoring: request.Monitoring?.Enabled ?? false,
    Spot: market === 'spot',
    DisableApiTermination: request.DisableApiTermination ?? false,
    DisableApiStop: request.DisableApiStop ?? false,
    ...(request.Operator?.Principal ? { OperatorPrincipal: request.Operator.Principal } : {}),
    ShutdownBehavior: request.InstanceInitiatedShutdownBehavior ?? 'stop',
    MetadataOptions: {
      // Amazon Linux 2023 images require IMDSv2 unless the launch says otherwise.
      HttpTokens:
        request.MetadataOptions?.HttpTokens ?? (image.os === 'Amazon Linux 2023' ? 'required' : 'optional'),
      HttpPutResponseHopLimit: request.MetadataOptions?.HttpPutResponseHopLimit ?? 2,
      HttpEndpoint: request.MetadataOptions?.HttpEndpoint ?? 'enabled',
      HttpProtocolIpv6: request.MetadataOptions?.HttpProtocolIpv6 ?? 'disabled',
      InstanceMetadataTags: request.MetadataOptions?.InstanceMetadataTags ?? 'disabled',
    },
    Boot: { console: [], agentConnected: false, signalsSent: false },
  };
  const launched = enterState(ctx, instance, 'pending');
  tag(ctx, request, launched);
  return launched;
}

function makeInterfaces(
  ctx: Context,
  request: LaunchRequest,
  subnet: SubnetRecord,
  InstanceId: string,
): string[] {
  const requested = request.NetworkInterfaces?.length ? request.NetworkInterfaces : [{ DeviceIndex: 0 }];
  if (
    request.NetworkInterfaces?.length &&
    (request.SecurityGroupIds?.length || request.SecurityGroups?.length)
  ) {
    throw invalidParameterCombination(
      'Network interfaces and an instance-level security groups may not be specified on the same request',
    );
  }
  return requested.map((one) => {
    const DeviceIndex = one.DeviceIndex ?? 0;
    const attachment = { InstanceId, DeviceIndex, DeleteOnTermination: one.DeleteOnTermination ?? true };
    if (one.NetworkInterfaceId) return attachExisting(ctx, one.NetworkInterfaceId, attachment);
    const isPublic = one.AssociatePublicIpAddress ?? (DeviceIndex === 0 && subnet.MapPublicIpOnLaunch);
    return makeNetworkInterface(ctx, {
      subnetId: one.SubnetId ?? subnet.SubnetId,
      groups: one.Groups ?? groupIds(ctx, request, subnet.VpcId),
      description: one.Description,
      privateIpAddress: one.PrivateIpAddress ?? request.PrivateIpAddress,
      secondaryCount: one.SecondaryPrivateIpAddressCount,
      publicIp: isPublic ? drawPublicAddress(ctx) : undefined,
      attachment,
    }).NetworkInterfaceId;
  });
}

function attachExisting(
  ctx: Context,
  id: string,
  attachment: { InstanceId: string; DeviceIndex: number; DeleteOnTermination: boolean },
): string {
  const network = ctx.get(networkInterfaceTable, id);
  if (!network || network.Attachment)
    throw invalidParameterValue(`Network interface '${id}' is not available.`);
  ctx.put(networkInterfaceTable, id, {
    ...network,
    Attachment: {
      ...attachment,
      DeleteOnTermination: false,
      AttachmentId: `eni-attach-${ctx.ids.hex(17)}`,
      AttachTime: ctx.now,
    },
  });
  return id;
}

function groupIds(ctx: Context, request: LaunchRequest, vpcId: string): string[] {
  const named = (request.SecurityGroups ?? []).map(
    (name) => requireSecurityGroupByName(ctx, vpcId, name).GroupId,
  );
  return [...(request.SecurityGroupIds ?? []), ...named];
}

function requireInstanceType(name: string, image: PublicImage): InstanceTypeFacts {
  const type = findInstanceType(name);
  if (!type) throw instanceTypeUnknown(name);
  if (type.architecture !== image.architecture) {
    throw invalidParameterValue(
      `The architecture '${type.architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    );
  }
  return type;
}

/** The requested subnet, or that of the primary interface, or the default subnet of the requested (or first) zone. */
function chosenSubnet(ctx: Context, request: LaunchRequest): SubnetRecord {
  const primary = request.NetworkInterfaces?.find(({ DeviceIndex }) => (DeviceIndex ?? 0) === 0);
  const existing = primary?.NetworkInterfaceId && ctx.get(networkInterfaceTable, primary.NetworkInterfaceId);
  const id = request.SubnetId ?? primary?.SubnetId ?? (existing ? existing.SubnetId : undefined);
  if (id) return requireSubnet(ctx, id);
  const zone = request.Placement?.AvailabilityZone;
  const chosen = ctx
    .all(subnetTable)
    .find(({ DefaultForAz, AvailabilityZone }) => DefaultForAz && (!zone || zone === AvailabilityZone));
  if (!chosen) throw missingInput('No subnets found for the default VPC. Please specify a subnet.');
  return chosen;
}

/** @throws InvalidParameterValue where there is no such profile */
export function instanceProfileArn(
  ctx: Context,
  request: Pick<LaunchRequest, 'IamInstanceProfile'>,
): string | undefined {
  const { Arn, Name } = request.IamInstanceProfile ?? {};
  const name = Name ?? Arn?.split('/').pop();
  if (!name) return undefined;
  try {
    const found = ctx.call('iam', 'GetInstanceProfile', { InstanceProfileName: name });
    const arn = found.InstanceProfile?.Arn ?? Arn;
    if (Name || arn === Arn) return arn;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
  throw invalidParameterValue(
    Name
      ? `Value (${Name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`
      : `Value (${Arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN`,
  );
}

function tag(ctx: Context, request: LaunchRequest, instance: InstanceRecord): void {
  if (request.fromTemplate) {
    addTags(ctx, instance.InstanceId, 'instance', [
      { Key: 'aws:ec2launchtemplate:id', Value: request.fromTemplate.id },
      { Key: 'aws:ec2launchtemplate:version', Value: String(request.fromTemplate.version) },
    ]);
  }
  const specifications = request.TagSpecifications;
  addSpecifiedTags(ctx, instance.InstanceId, 'instance', specifications);
  for (const id of instance.VolumeIds) addSpecifiedTags(ctx, id, 'volume', specifications);
  for (const id of instance.NetworkInterfaceIds) {
    addSpecifiedTags(ctx, id, 'network-interface', specifications);
  }
}
