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

test('a public parameter is neither described nor deleted', () => {
  using cloud = parameterCloud();
  expect(cloud.call('ssm', 'DescribeParameters', {}).Parameters).toEqual([]);
  expect(code(() => cloud.call('ssm', 'DeleteParameter', { Name: base }))).toBe('ParameterNotFound');
});
