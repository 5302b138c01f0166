// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
import type { InstanceNetworkInterfaceSpecification, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { bootNotes } from '../../../contracts/boot-notes.ts';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { imageRemark } from '../../../machine-images/public-images.ts';
import { unsupported } from '../faults.ts';
import { requireInstance } from '../find/require.ts';
import { instanceProfileArn } from '../instances/launch.ts';
import { instanceTable } from '../state.ts';
import { instances } from '../views/instance.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

const notStable = fault('NotStabilized', (id: string, state: string) => `Instance ${id} is ${state}`);

type NetworkInterface = InstanceNetworkInterfaceSpecification & {
  /** CloudFormation's name for Groups. */
  readonly GroupSet?: string[];
};

type InstanceProperties = Omit<
  RunInstancesRequest,
  'IamInstanceProfile' | 'Monitoring' | 'NetworkInterfaces' | 'MinCount' | 'MaxCount'
> & {
  readonly AvailabilityZone?: string;
  readonly Tenancy?: 'default' | 'dedicated' | 'host';
  readonly IamInstanceProfile?: string;
  readonly Monitoring?: boolean;
  readonly SourceDestCheck?: boolean;
  readonly NetworkInterfaces?: readonly NetworkInterface[];
  readonly PropagateTagsToVolumeOnCreation?: boolean;
  readonly Volumes?: readonly unknown[];
  readonly Tags?: unknown;
};

export const instanceResource: ResourceType = {
  type: 'AWS::EC2::Instance',
  create(request, ctx) {
    const id = (request.memo?.id as string | undefined) ?? launch(request, ctx);
    return whenRunning(id, ctx);
  },
  update(id, request, ctx) {
    const { InstanceType, UserData, DisableApiTermination, SourceDestCheck, SecurityGroupIds } =
      request.properties as unknown as InstanceProperties;
    const instance = requireInstance(ctx, id);
    const differs =
      (InstanceType && InstanceType !== instance.InstanceType) ||
      (UserData && UserData !== instance.UserData);
    // An EBS-backed instance must be stopped to change its type or user data: "some interruptions".
    if (differs && instance.State !== 'stopped') {
      if (instance.State === 'running') ctx.call('ec2', 'StopInstances', { InstanceIds: [id] });
      return {
        status: 'in-progress',
        physicalId: id,
        againInMs: 100,
        memo: { restart: true },
        reason: 'The instance is stopping.',
      };
    }
    ctx.call('ec2', 'ModifyInstanceAttribute', {
      InstanceId: id,
      ...(differs
        ? {
            InstanceType: { Value: InstanceType },
            UserData: { Value: Buffer.from(UserData ?? '', 'base64') },
          }
        : {}),
      DisableApiTermination: { Value: DisableApiTermination ?? false },
      ...(SourceDestCheck === undefined ? {} : { SourceDestCheck: { Value: SourceDestCheck } }),
      Groups: SecurityGroupIds,
    });
    setProfileAndMonitoring(id, request.properties as unknown as InstanceProperties, ctx);
    replaceTags(ctx, id, 'instance', request);
    if (request.memo?.restart && instance.State === 'stopped') {
      ctx.call('ec2', 'StartInstances', { InstanceIds: [id] });
    }
    return request.memo?.restart
      ? { ...whenRunning(id, ctx), physicalId: id }
      : { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    const state = ctx.get(instanceTable, id)?.State;
    if (state === undefined || state === 'terminated') return { status: 'success', physicalId: id };
    if (state !== 'shutting-down') ctx.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
    return {
      status: 'in-progress',
      physicalId: id,
      againInMs: 100,
      reason: 'The instance is shutting down.',
    };
  },
  waitsFor(id, ctx) {
    const { State } = requireInstance(ctx, id);
    return [`The instance is ${State}.`, ...bootNotes(ctx, id)].join(' ');
  },
  unread: [
    'BlockDeviceMappings',
    'NetworkInterfaces',
    'SecurityGroups',
    'LaunchTemplate',
    'PropagateTagsToVolumeOnCreation',
    'InstanceInitiatedShutdownBehavior',
    'DisableApiTermination',
    'Volumes',
    'MetadataOptions',
    'CreditSpecification',
  ],
  read(id, _properties, ctx) {
    const record = requireInstance(ctx, id);
    if (record.State === 'terminated' || record.State === 'shutting-down') return undefined;
    const instance = instances.view(record, ctx);
    return {
      ...instance,
      AvailabilityZone: instance.Placement?.AvailabilityZone,
      Tenancy: instance.Placement?.Tenancy,
      UserData: record.UserData,
      Monitoring: instance.Monitoring?.State === 'enabled',
      SecurityGroupIds: instance.SecurityGroups?.map(({ GroupId }) => GroupId),
      IamInstanceProfile: instance.IamInstanceProfile?.Arn,
    };
  },
  attributes(id, ctx) {
    const instance = instances.view(requireInstance(ctx, id), ctx);
    return {
      InstanceId: id,
      AvailabilityZone: instance.Placement?.AvailabilityZone,
      PrivateDnsName: instance.PrivateDnsName,
      PrivateIp: instance.PrivateIpAddress,
      PublicDnsName: instance.PublicDnsName,
      PublicIp: instance.PublicIpAddress ?? '',
      VpcId: instance.VpcId,
      'State.Code': String(instance.State?.Code),
      'State.Name': instance.State?.Name,
    };
  },
};

function launch(request: ResourceRequest, ctx: Context): string {
  const {
    AvailabilityZone,
    Tenancy,
    IamInstanceProfile,
    Monitoring,
    SourceDestCheck,
    NetworkInterfaces,
    PropagateTagsToVolumeOnCreation: tagsVolumes,
    Volumes,
    Tags: _,
    ...launchable
  } = request.properties as unknown as InstanceProperties;
  if (Volumes?.length) throw unsupported('Drydock attaches no volumes besides those of BlockDeviceMappings.');
  const { Instances } = ctx.call('ec2', 'RunInstances', {
    ...launchable,
    MinCount: 1,
    MaxCount: 1,
    ...(AvailabilityZone || Tenancy ? { Placement: { AvailabilityZone, Tenancy } } : {}),
    ...(IamInstanceProfile ? { IamInstanceProfile: { Name: IamInstanceProfile } } : {}),
    ...(Monitoring ? { Monitoring: { Enabled: Monitoring } } : {}),
    NetworkInterfaces: NetworkInterfaces?.map(({ GroupSet, DeviceIndex, ...one }) => ({
      ...one,
      DeviceIndex: Number(DeviceIndex ?? 0),
      Groups: GroupSet,
    })),
    TagSpecifications: [
      ...tagSpecifications(request, 'instance'),
      ...(tagsVolumes ? tagSpecifications(request, 'volume') : []),
    ],
  });
  const InstanceId = Instances?.[0]?.InstanceId ?? '';
  if (SourceDestCheck === false) {
    ctx.call('ec2', 'ModifyInstanceAttribute', { InstanceId, SourceDestCheck: { Value: false } });
  }
  return InstanceId;
}

/** Neither interrupts the instance. */
function setProfileAndMonitoring(
  id: string,
  { IamInstanceProfile: Name, Monitoring = false }: InstanceProperties,
  ctx: Context,
): void {
  const operation = Monitoring ? 'MonitorInstances' : 'UnmonitorInstances';
  if (requireInstance(ctx, id).Monitoring !== Monitoring) ctx.call('ec2', operation, { InstanceIds: [id] });
  const { IamInstanceProfileArn: _before, ...instance } = requireInstance(ctx, id);
  const arn = instanceProfileArn(ctx, { IamInstanceProfile: { Name } });
  ctx.put(instanceTable, id, { ...instance, ...(arn !== undefined && { IamInstanceProfileArn: arn }) });
}

function whenRunning(id: string, ctx: Context): Progress {
  const { State, ImageId } = requireInstance(ctx, id);
  const remark = imageRemark(ctx.region, ImageId);
  if (State === 'running') return { status: 'success', physicalId: id, ...(remark && { remark }) };
  if (State === 'terminated' || State === 'shutting-down') throw notStable(id, State);
  return {
    status: 'in-progress',
    physicalId: id,
    configured: true,
    againInMs: 100,
    memo: { id, restart: true },
    reason: `The instance is ${State}.`,
  };
}
