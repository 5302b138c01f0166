// The volumes of an instance: the image's root volume, with the launch's changes, and the volumes that the launch adds.
import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import type { Context } from '../../../kernel/context.ts';
import type { PublicImage } from '../../../machine-images/public-images.ts';
import type { LaunchRequest } from '../launch-templates/launch-template-data.ts';
import { volumeTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export function makeVolumes(
  ctx: Context,
  request: LaunchRequest,
  InstanceId: string,
  image: PublicImage,
  AvailabilityZone: string,
): string[] {
  const root: BlockDeviceMapping = {
    DeviceName: image.rootDeviceName,
    Ebs: { VolumeSize: image.rootVolumeGiB, VolumeType: 'gp3', DeleteOnTermination: true },
  };
  const requested = request.BlockDeviceMappings ?? [];
  const changes = requested.find(({ DeviceName }) => DeviceName === root.DeviceName);
  const mappings = [
    { ...root, Ebs: { ...root.Ebs, ...defined(changes?.Ebs) } },
    ...requested.filter((one) => one !== changes && one.Ebs && one.NoDevice === undefined),
  ];
  return mappings.map(({ DeviceName, Ebs = {} }) => {
    const VolumeId = `vol-0${ctx.ids.hex(16)}`;
    const VolumeType = Ebs.VolumeType ?? 'gp2';
    ctx.put(volumeTable, VolumeId, {
      VolumeId,
      InstanceId,
      Device: DeviceName ?? '',
      Size: Ebs.VolumeSize ?? 8,
      VolumeType,
      Encrypted: Ebs.Encrypted ?? Ebs.KmsKeyId !== undefined,
      ...(Ebs.KmsKeyId ? { KmsKeyId: Ebs.KmsKeyId } : {}),
      ...(VolumeType === 'gp3' ? { Iops: Ebs.Iops ?? 3000, Throughput: Ebs.Throughput ?? 125 } : {}),
      DeleteOnTermination: Ebs.DeleteOnTermination ?? true,
      AvailabilityZone,
      CreateTime: ctx.now,
    });
    return VolumeId;
  });
}

/** Also removes volumes whose DeleteOnTermination is false: a simulated volume holds no data to keep. */
export function removeVolumes(ctx: Context, ids: readonly string[]): void {
  for (const id of ids) {
    ctx.delete(volumeTable, id);
    removeTags(ctx, id);
  }
}

function defined<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(
    Object.entries(value ?? {}).filter(([, inner]) => inner !== undefined),
  ) as Partial<T>;
}
