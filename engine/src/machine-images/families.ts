// The families of AWS's public images, each with the SSM parameters that name its newest image.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-bottlerocket-retrieve-ami.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_windows_AMI.html
// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html

export type Architecture = 'x86_64' | 'arm64';

export interface ImageFamily {
  readonly name: string;
  readonly os: string;
  readonly architecture: Architecture;
  readonly parameters: readonly [string, ...string[]];
  readonly ecsOptimized: boolean;
}

const ecsPath = '/aws/service/ecs/optimized-ami';
const plainPath = '/aws/service/ami-amazon-linux-latest';
const windowsPath = '/aws/service/ami-windows-latest';
const bottlerocketPath = '/aws/service/bottlerocket';
const ubuntuPath = '/aws/service/canonical/ubuntu/server';

const ecs = (path: string, name: string, os: string, architecture: Architecture = 'x86_64'): ImageFamily => ({
  name,
  os,
  architecture,
  parameters: [`${ecsPath}/${path}/recommended/image_id`],
  ecsOptimized: true,
});

const plain = (
  os: string,
  name: string,
  architecture: Architecture,
  ...names: [string, ...string[]]
): ImageFamily => ({
  name,
  os,
  architecture,
  parameters: names.map((one) => `${plainPath}/${one}`) as [string, ...string[]],
  ecsOptimized: false,
});

function bottlerocket(variant: string): ImageFamily[] {
  return (['x86_64', 'arm64'] as const).map((architecture) => ({
    name: `bottlerocket-${variant}-${architecture}-v1.44.0-8d30a4c2`,
    os: 'Bottlerocket',
    architecture,
    parameters: [`${bottlerocketPath}/${variant}/${architecture}/latest/image_id`],
    ecsOptimized: true,
  }));
}

function windows(version: string, edition: string): ImageFamily[] {
  const base = `Windows_Server-${version}-English-${edition}`;
  return [
    {
      name: `${base}-ECS_Optimized-2026.06.18`,
      os: `Windows Server ${version}`,
      architecture: 'x86_64',
      parameters: [`${windowsPath}/${base}-ECS_Optimized/image_id`],
      ecsOptimized: true,
    },
    {
      name: `${base}-Base-2026.06.18`,
      os: `Windows Server ${version}`,
      architecture: 'x86_64',
      parameters: [`${windowsPath}/${base}-Base`],
      ecsOptimized: false,
    },
  ];
}

function ubuntu(version: string): ImageFamily[] {
  return (['x86_64', 'arm64'] as const).map((architecture) => {
    const name = architecture === 'x86_64' ? 'amd64' : 'arm64';
    const disk = version < '23' ? 'ebs-gp2' : 'ebs-gp3';
    return {
      name: `ubuntu/images/hvm-ssd/ubuntu-${version}-${name}-server-20260619`,
      os: 'Ubuntu',
      architecture,
      parameters: [
        `${ubuntuPath}/${version}/stable/current/${name}/hvm/${disk}/ami-id`,
        `${ubuntuPath}-minimal/${version}/stable/current/${name}/hvm/${disk}/ami-id`,
      ],
      ecsOptimized: false,
    };
  });
}

const al2023 = 'Amazon Linux 2023';
const al2 = 'Amazon Linux 2';
const al1 = 'Amazon Linux';

export const imageFamilies: readonly ImageFamily[] = [
  ecs('amazon-linux-2023', 'al2023-ami-ecs-hvm-2023.0.20260625-kernel-6.1-x86_64', al2023),
  ecs('amazon-linux-2023/arm64', 'al2023-ami-ecs-hvm-2023.0.20260625-kernel-6.1-arm64', al2023, 'arm64'),
  ecs('amazon-linux-2', 'amzn2-ami-ecs-hvm-2.0.20260625-x86_64-ebs', al2),
  ecs('amazon-linux-2/arm64', 'amzn2-ami-ecs-hvm-2.0.20260625-arm64-ebs', al2, 'arm64'),
  plain(
    al2023,
    'al2023-ami-2023.8.20260623.0-kernel-6.1-x86_64',
    'x86_64',
    'al2023-ami-kernel-default-x86_64',
    'al2023-ami-kernel-6.1-x86_64',
    'al2023-ami-minimal-kernel-default-x86_64',
    'al2023-ami-minimal-kernel-6.1-x86_64',
  ),
  plain(
    al2023,
    'al2023-ami-2023.8.20260623.0-kernel-6.1-arm64',
    'arm64',
    'al2023-ami-kernel-default-arm64',
    'al2023-ami-kernel-6.1-arm64',
    'al2023-ami-minimal-kernel-default-arm64',
    'al2023-ami-minimal-kernel-6.1-arm64',
  ),
  plain(
    al2,
    'amzn2-ami-hvm-2.0.20260622.0-x86_64-gp2',
    'x86_64',
    'amzn2-ami-hvm-x86_64-gp2',
    'amzn2-ami-hvm-x86_64-ebs',
    'amzn2-ami-kernel-5.10-hvm-x86_64-gp2',
    'amzn2-ami-kernel-5.10-hvm-x86_64-ebs',
    'amzn2-ami-minimal-hvm-x86_64-ebs',
  ),
  plain(
    al2,
    'amzn2-ami-hvm-2.0.20260622.0-arm64-gp2',
    'arm64',
    'amzn2-ami-hvm-arm64-gp2',
    'amzn2-ami-kernel-5.10-hvm-arm64-gp2',
  ),
  plain(
    al1,
    'amzn-ami-hvm-2018.03.0.20230404.0-x86_64-gp2',
    'x86_64',
    'amzn-ami-hvm-x86_64-gp2',
    'amzn-ami-hvm-x86_64-ebs',
  ),
  ecs('amazon-linux-2023/gpu', 'al2023-ami-ecs-gpu-hvm-2023.0.20260625-kernel-6.1-x86_64-ebs', al2023),
  ecs(
    'amazon-linux-2023/gpu/arm64',
    'al2023-ami-ecs-gpu-hvm-2023.0.20260625-kernel-6.1-arm64-ebs',
    al2023,
    'arm64',
  ),
  ecs('amazon-linux-2023/neuron', 'al2023-ami-ecs-neuron-hvm-2023.0.20260625-kernel-6.1-x86_64', al2023),
  ecs('amazon-linux-2/gpu', 'amzn2-ami-ecs-gpu-hvm-2.0.20260625-x86_64-ebs', al2),
  ecs('amazon-linux-2/inf', 'amzn2-ami-ecs-inf-hvm-2.0.20260625-x86_64-ebs', al2),
  ecs('amazon-linux-2/neuron', 'amzn2-ami-ecs-neuron-hvm-2.0.20260625-x86_64-ebs', al2),
  ecs('amazon-linux-2/kernel-5.10', 'amzn2-ami-ecs-kernel-5.10-hvm-2.0.20260625-x86_64-ebs', al2),
  ecs(
    'amazon-linux-2/kernel-5.10/arm64',
    'amzn2-ami-ecs-kernel-5.10-hvm-2.0.20260625-arm64-ebs',
    al2,
    'arm64',
  ),
  ecs('amazon-linux-2/kernel-5.10/gpu', 'amzn2-ami-ecs-kernel-5.10-gpu-hvm-2.0.20260625-x86_64-ebs', al2),
  ecs('amazon-linux-2/kernel-5.10/inf', 'amzn2-ami-ecs-kernel-5.10-inf-hvm-2.0.20260625-x86_64-ebs', al2),
  ecs('amazon-linux', 'amzn-ami-2018.03.20230406-amazon-ecs-optimized', al1),
  ...[
    'aws-ecs-1',
    'aws-ecs-1-nvidia',
    'aws-ecs-2',
    'aws-ecs-2-nvidia',
    'aws-ecs-3',
    'aws-ecs-3-nvidia',
  ].flatMap(bottlerocket),
  ...['2016', '2019', '2022', '2025'].flatMap((version) => [
    ...windows(version, 'Full'),
    ...windows(version, 'Core'),
  ]),
  ...['18.04', '20.04', '22.04', '24.04'].flatMap(ubuntu),
];
