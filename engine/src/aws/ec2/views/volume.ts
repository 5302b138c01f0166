// Volumes as DescribeVolumes returns them: the volumes of instances.
import type { Volume } from '@aws-sdk/client-ec2';
import { requireVolume } from '../find/require.ts';
import { type VolumeRecord, volumeTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const volumes: Kind<VolumeRecord, Volume> = {
  table: volumeTable,
  require: requireVolume,
  idOf: ({ VolumeId }) => VolumeId,
  facets: (volume) => ({
    'attachment.delete-on-termination': volume.DeleteOnTermination,
    'attachment.device': volume.Device,
    'attachment.instance-id': volume.InstanceId,
    'attachment.status': 'attached',
    'availability-zone': volume.AvailabilityZone,
    encrypted: volume.Encrypted,
    size: volume.Size,
    status: 'in-use',
    'volume-id': volume.VolumeId,
    'volume-type': volume.VolumeType,
  }),
  view: (volume, ctx) => ({
    VolumeId: volume.VolumeId,
    Size: volume.Size,
    VolumeType: volume.VolumeType as never,
    Encrypted: volume.Encrypted,
    KmsKeyId: volume.KmsKeyId,
    Iops: volume.Iops,
    Throughput: volume.Throughput,
    AvailabilityZone: volume.AvailabilityZone,
    CreateTime: new Date(volume.CreateTime),
    MultiAttachEnabled: false,
    State: 'in-use',
    Attachments: [
      {
        VolumeId: volume.VolumeId,
        InstanceId: volume.InstanceId,
        Device: volume.Device,
        State: 'attached',
        AttachTime: new Date(volume.CreateTime),
        DeleteOnTermination: volume.DeleteOnTermination,
      },
    ],
    Tags: tagsOf(ctx, volume.VolumeId),
  }),
};
