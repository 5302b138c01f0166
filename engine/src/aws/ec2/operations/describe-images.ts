// EC2 API, DescribeImages: AWS's public images that the engine knows.
import type { Operation } from '../../../kernel/context.ts';
import { findPublicImage, publicImages } from '../../../machine-images/public-images.ts';
import { matches } from '../describe/filters.ts';
import { paginate } from '../describe/selection.ts';
import { imageNotFound } from '../faults.ts';

export const describeImages: Operation<'ec2', 'DescribeImages'> = (input, ctx) => {
  const named = input.ImageIds?.map((id) => {
    const image = findPublicImage(ctx.region, id);
    if (!image) throw imageNotFound(id);
    return image;
  });
  const found = (named?.length ? named : publicImages(ctx.region))
    .filter(
      ({ ownerId }) => !input.Owners?.length || input.Owners.some((one) => [ownerId, 'amazon'].includes(one)),
    )
    .filter((image) =>
      matches(
        input.Filters,
        {
          architecture: image.architecture,
          description: image.description,
          'image-id': image.imageId,
          'image-type': 'machine',
          'is-public': true,
          name: image.name,
          platform: image.platform === 'windows' ? 'windows' : undefined,
          'owner-alias': 'amazon',
          'owner-id': image.ownerId,
          'root-device-name': image.rootDeviceName,
          'root-device-type': 'ebs',
          state: 'available',
          'virtualization-type': 'hvm',
        },
        [],
      ),
    );
  const { items, NextToken } = paginate(found, ({ imageId }) => imageId, input);
  return {
    Images: items.map((image) => ({
      ImageId: image.imageId,
      Name: image.name,
      Description: image.description,
      Architecture: image.architecture,
      CreationDate: image.creationDate,
      ImageLocation: `amazon/${image.name}`,
      ImageOwnerAlias: 'amazon',
      ImageType: 'machine',
      OwnerId: image.ownerId,
      Public: true,
      State: 'available',
      ...(image.platform === 'windows'
        ? {
            Platform: 'windows' as 'Windows',
            PlatformDetails: 'Windows',
            UsageOperation: 'RunInstances:0002',
          }
        : { PlatformDetails: 'Linux/UNIX', UsageOperation: 'RunInstances' }),
      RootDeviceName: image.rootDeviceName,
      RootDeviceType: 'ebs',
      VirtualizationType: 'hvm',
      Hypervisor: 'xen',
      EnaSupport: true,
      ImdsSupport: image.os === 'Amazon Linux 2023' ? 'v2.0' : undefined,
      BlockDeviceMappings: [
        {
          DeviceName: image.rootDeviceName,
          Ebs: {
            DeleteOnTermination: true,
            Encrypted: false,
            VolumeSize: image.rootVolumeGiB,
            VolumeType: 'gp3',
          },
        },
      ],
    })),
    NextToken,
  };
};
