// The AWS machine images that the engine knows: EC2 describes them, and SSM publishes their public parameters.
// Paths as in "Retrieving Amazon ECS-optimized Linux AMI metadata" (ECS guide) and "AWS public parameters" (SSM guide).
// The ids only have AWS's form. They are derived from the region and the name, so that every engine has the same ones.
import { createHash } from 'node:crypto';
import { type Architecture, type ImageFamily, imageFamilies } from './families.ts';

export type { Architecture };

export interface PublicImage {
  /** `ami-` and 17 hexadecimal digits. */
  readonly imageId: string;
  readonly name: string;
  readonly description: string;
  readonly architecture: Architecture;
  /** The public parameter whose value is `imageId`. */
  readonly ssmParameter: string;
  /** Further parameters with the same value. */
  readonly otherSsmParameters: readonly string[];
  /** Whether the image contains the ECS agent, which starts at boot. */
  readonly ecsOptimized: boolean;
  /** Only of an ECS-optimised image. */
  readonly ecsAgentVersion?: string;
  /** Only of an ECS-optimised image: for example `Docker version 25.0.14`. */
  readonly ecsRuntimeVersion?: string;
  /** For example `Amazon Linux 2023`. */
  readonly os: string;
  /** Nothing of Windows is simulated: its instances boot, and their agent does not start. */
  readonly platform: 'linux' | 'windows';
  /** The engine does not know the id, and takes it as this image. */
  readonly isStandIn?: true;
  readonly ownerId: string;
  readonly rootDeviceName: string;
  readonly rootVolumeGiB: number;
  /** ISO 8601. */
  readonly creationDate: string;
}

const ecsAgentVersion = '1.105.1';
const ecsRuntimeVersion = 'Docker version 25.0.14';
const owners = {
  ecs: '591542846629',
  linux: '137112412989',
  bottlerocket: '092701018921',
  windows: '801119661308',
  ubuntu: '099720109477',
} as const;

/** Every image that the engine knows in a region, in a fixed order. */
export function publicImages(region: string): readonly PublicImage[] {
  const known = byRegion.get(region);
  if (known) return known;
  const images = imageFamilies.map((entry) => imageOf(region, entry));
  byRegion.set(region, images);
  return images;
}

const byRegion = new Map<string, readonly PublicImage[]>();

function imageOf(region: string, family: ImageFamily): PublicImage {
  const {
    parameters: [ssmParameter, ...otherSsmParameters],
    ...entry
  } = family;
  const windows = entry.os.startsWith('Windows');
  return {
    ...entry,
    ssmParameter,
    otherSsmParameters,
    imageId: `ami-0${createHash('sha256').update(`${region}/${entry.name}`).digest('hex').slice(0, 16)}`,
    description: `${entry.os} ${entry.ecsOptimized ? 'ECS-optimized ' : ''}AMI ${entry.architecture} HVM EBS`,
    ...(entry.ecsOptimized ? { ecsAgentVersion, ecsRuntimeVersion } : {}),
    platform: windows ? 'windows' : 'linux',
    ownerId: ownerOf(family),
    rootDeviceName: windows || entry.os === 'Ubuntu' ? '/dev/sda1' : '/dev/xvda',
    rootVolumeGiB: windows ? 50 : entry.ecsOptimized && entry.os !== 'Bottlerocket' ? 30 : 8,
    creationDate: '2026-06-25T18:00:00.000Z',
  };
}

function ownerOf({ os, ecsOptimized }: ImageFamily): string {
  if (os === 'Bottlerocket') return owners.bottlerocket;
  if (os === 'Ubuntu') return owners.ubuntu;
  if (os.startsWith('Windows')) return owners.windows;
  return ecsOptimized ? owners.ecs : owners.linux;
}

/** Ids of AWS have 8 or 17 hexadecimal digits. */
export const isImageId = (id: string) => /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id);

/**
 * An image by its id. Templates name thousands of images by ids that only AWS knows, most of them ECS-optimised ones of
 * their day. Such an id is taken as the ECS-optimised Amazon Linux 2 image of the instance's architecture.
 */
export function findPublicImage(
  region: string,
  id: string,
  architecture: Architecture = 'x86_64',
): PublicImage | undefined {
  const known = publicImages(region).find(({ imageId }) => imageId === id);
  if (known || !isImageId(id)) return known;
  const like = publicImages(region).find(
    (one) => one.architecture === architecture && one.os === 'Amazon Linux 2' && one.ecsOptimized,
  )!;
  const description = `Drydock does not know ${id}, and takes it as ${like.name}`;
  return { ...like, imageId: id, name: id, description, isStandIn: true };
}

/** What whoever launches from this image ought to know. Undefined when there is nothing to say. */
export function imageRemark(region: string, id: string | undefined): string | undefined {
  const image = findPublicImage(region, id ?? '');
  if (image?.isStandIn)
    return `Drydock does not know ${id}: instances boot as from the ECS-optimized Amazon Linux 2 image of their architecture`;
  if (image?.platform === 'windows')
    return `Recorded only: Drydock does not simulate ${image.os}, so instances join no cluster`;
  return undefined;
}
