// The AWS machine images that the engine knows, as data: EC2 describes them, and SSM publishes their public parameters.
// Paths as in "Retrieving Amazon ECS-optimized Linux AMI metadata" (ECS guide) and "AWS public parameters" (SSM guide).
// The ids only have AWS's form. They are derived from the region and the name, so that every engine has the same ones.
import { createHash } from 'node:crypto';

export interface PublicImage {
  /** `ami-` and 17 hexadecimal digits. */
  readonly imageId: string;
  readonly name: string;
  readonly description: string;
  readonly architecture: 'x86_64' | 'arm64';
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
  readonly ownerId: string;
  readonly rootDeviceName: string;
  readonly rootVolumeGiB: number;
  /** ISO 8601. */
  readonly creationDate: string;
}

interface Entry {
  readonly name: string;
  readonly os: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly parameters: readonly [string, ...string[]];
  readonly ecsOptimized: boolean;
}

const ecsAgentVersion = '1.105.1';
const ecsRuntimeVersion = 'Docker version 25.0.14';
const ecsPath = '/aws/service/ecs/optimized-ami';
const plainPath = '/aws/service/ami-amazon-linux-latest';

const entries: readonly Entry[] = [
  {
    name: 'al2023-ami-ecs-hvm-2023.0.20260625-kernel-6.1-x86_64',
    os: 'Amazon Linux 2023',
    architecture: 'x86_64',
    parameters: [`${ecsPath}/amazon-linux-2023/recommended/image_id`],
    ecsOptimized: true,
  },
  {
    name: 'al2023-ami-ecs-hvm-2023.0.20260625-kernel-6.1-arm64',
    os: 'Amazon Linux 2023',
    architecture: 'arm64',
    parameters: [`${ecsPath}/amazon-linux-2023/arm64/recommended/image_id`],
    ecsOptimized: true,
  },
  {
    name: 'amzn2-ami-ecs-hvm-2.0.20260625-x86_64-ebs',
    os: 'Amazon Linux 2',
    architecture: 'x86_64',
    parameters: [`${ecsPath}/amazon-linux-2/recommended/image_id`],
    ecsOptimized: true,
  },
  {
    name: 'amzn2-ami-ecs-hvm-2.0.20260625-arm64-ebs',
    os: 'Amazon Linux 2',
    architecture: 'arm64',
    parameters: [`${ecsPath}/amazon-linux-2/arm64/recommended/image_id`],
    ecsOptimized: true,
  },
  {
    name: 'al2023-ami-2023.8.20260623.0-kernel-6.1-x86_64',
    os: 'Amazon Linux 2023',
    architecture: 'x86_64',
    parameters: [
      `${plainPath}/al2023-ami-kernel-default-x86_64`,
      `${plainPath}/al2023-ami-kernel-6.1-x86_64`,
    ],
    ecsOptimized: false,
  },
  {
    name: 'al2023-ami-2023.8.20260623.0-kernel-6.1-arm64',
    os: 'Amazon Linux 2023',
    architecture: 'arm64',
    parameters: [`${plainPath}/al2023-ami-kernel-default-arm64`, `${plainPath}/al2023-ami-kernel-6.1-arm64`],
    ecsOptimized: false,
  },
  {
    name: 'amzn2-ami-hvm-2.0.20260622.0-x86_64-gp2',
    os: 'Amazon Linux 2',
    architecture: 'x86_64',
    parameters: [`${plainPath}/amzn2-ami-hvm-x86_64-gp2`],
    ecsOptimized: false,
  },
];

/** Every image that the engine knows in a region, in a fixed order. */
export function publicImages(region: string): readonly PublicImage[] {
  return entries.map(({ parameters: [ssmParameter, ...otherSsmParameters], ...entry }) => ({
    ...entry,
    ssmParameter,
    otherSsmParameters,
    imageId: `ami-0${createHash('sha256').update(`${region}/${entry.name}`).digest('hex').slice(0, 16)}`,
    description: `${entry.os} ${entry.ecsOptimized ? 'ECS-optimized ' : ''}AMI ${entry.architecture} HVM EBS`,
    ...(entry.ecsOptimized ? { ecsAgentVersion, ecsRuntimeVersion } : {}),
    ownerId: entry.ecsOptimized ? '591542846629' : '137112412989',
    rootDeviceName: '/dev/xvda',
    rootVolumeGiB: entry.ecsOptimized ? 30 : 8,
    creationDate: '2026-06-25T18:00:00.000Z',
  }));
}
