import { expect, test } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import { code, parameterCloud } from './testing/parameter-cloud.ts';

const base = '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended';

test("the ECS-optimised image's public parameters name an image that EC2 knows", () => {
  using cloud = parameterCloud();
  const id = cloud.call('ssm', 'GetParameter', { Name: `${base}/image_id` }).Parameter?.Value;
  expect(publicImages('us-east-1').map((image) => image.imageId)).toContain(id);
  const { Parameter } = cloud.call('ssm', 'GetParameter', { Name: base });
  expect(JSON.parse(Parameter?.Value ?? '')).toMatchObject({ image_id: id, os: 'Amazon Linux 2023' });
  expect(Parameter?.ARN).toBe(`arn:aws:ssm:us-east-1::parameter${base}`);
  const below = cloud.call('ssm', 'GetParametersByPath', { Path: base });
  expect(below.Parameters?.map((parameter) => parameter.Name)).toContain(`${base}/image_id`);
});

const ecsPath = '/aws/service/ecs/optimized-ami';

test.each([
  [`${ecsPath}/amazon-linux/recommended/image_id`],
  [`${ecsPath}/amazon-linux-2/gpu/recommended/image_id`],
  [`${ecsPath}/amazon-linux-2/inf/recommended/image_id`],
  [`${ecsPath}/amazon-linux-2/kernel-5.10/arm64/recommended/image_id`],
  [`${ecsPath}/amazon-linux-2/amzn2-ami-ecs-hvm-2.0.20210202-x86_64-ebs/image_id`],
  [`${ecsPath}/amazon-linux-2023/neuron/recommended/image_id`],
  ['/aws/service/bottlerocket/aws-ecs-1/arm64/latest/image_id'],
  ['/aws/service/bottlerocket/aws-ecs-2-nvidia/x86_64/1.19.5/image_id'],
  ['/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-arm64-gp2'],
  ['/aws/service/ami-windows-latest/Windows_Server-2019-English-Core-ECS_Optimized/image_id'],
  ['/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id'],
])('%s is the id of an image', (Name) => {
  using cloud = parameterCloud();
  const { Parameter } = cloud.call('ssm', 'GetParameter', { Name });
  expect(Parameter).toMatchObject({ Name, ARN: `arn:aws:ssm:us-east-1::parameter${Name}` });
  expect(publicImages('us-east-1').map((image) => image.imageId)).toContain(Parameter?.Value);
});

test('the log router of FireLens has parameters by version', () => {
  using cloud = parameterCloud();
  const image = (Name: string) => cloud.call('ssm', 'GetParameter', { Name }).Parameter?.Value;
  expect(image('/aws/service/aws-for-fluent-bit/stable')).toBe(
    '906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:stable',
  );
  expect(image('/aws/service/aws-for-fluent-bit/2.31.12')).toMatch(/:2\.31\.12$/);
  expect(code(() => image('/aws/service/aws-for-fluent-bit/other'))).toBe('ParameterNotFound');
});

test('Bottlerocket’s version is a parameter beside its image', () => {
  using cloud = parameterCloud();
  const Name = '/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_version';
  expect(cloud.call('ssm', 'GetParameter', { Name }).Parameter?.Value).toMatch(/^\d+\.\d+\.\d+-\w+$/);
});

test('images and their parameters differ from each other', () => {
  const images = publicImages('us-east-1');
  expect(new Set(images.map(({ imageId }) => imageId)).size).toBe(images.length);
  const names = images.flatMap((image) => [image.ssmParameter, ...image.otherSsmParameters]);
  expect(new Set(names).size).toBe(names.length);
});

test('a public parameter is neither described nor deleted', () => {
  using cloud = parameterCloud();
  expect(cloud.call('ssm', 'DescribeParameters', {}).Parameters).toEqual([]);
  expect(code(() => cloud.call('ssm', 'DeleteParameter', { Name: base }))).toBe('ParameterNotFound');
});
