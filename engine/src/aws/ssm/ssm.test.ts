import { expect, test } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { ssm } from './index.ts';

const code = (attempt: () => unknown): string => {
  try {
    attempt();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no fault';
};

test('a parameter keeps its versions, and can be read by version and label', () => {
  using cloud = rehearse({ services: [ssm] });
  cloud.call('ssm', 'PutParameter', { Name: '/app/port', Value: '8080', Type: 'String' });
  expect(code(() => cloud.call('ssm', 'PutParameter', { Name: '/app/port', Value: '9' }))).toBe(
    'ParameterAlreadyExists',
  );
  cloud.call('ssm', 'PutParameter', { Name: '/app/port', Value: '9090', Overwrite: true });
  cloud.call('ssm', 'LabelParameterVersion', { Name: '/app/port', ParameterVersion: 1, Labels: ['old'] });

  const read = (Name: string) => cloud.call('ssm', 'GetParameter', { Name }).Parameter;
  expect(read('/app/port')).toMatchObject({ Value: '9090', Version: 2, Type: 'String' });
  expect(read('/app/port:1')?.Value).toBe('8080');
  expect(read('/app/port:old')?.Value).toBe('8080');
  expect(read('arn:aws:ssm:us-east-1:000000000000:parameter/app/port')?.Value).toBe('9090');
  expect(code(() => read('/app/port:7'))).toBe('ParameterVersionNotFound');
  expect(code(() => read('/app/none'))).toBe('ParameterNotFound');
});

test("the ECS-optimised image's public parameters name an image that EC2 knows", () => {
  using cloud = rehearse({ services: [ssm] });
  const base = '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended';
  const id = cloud.call('ssm', 'GetParameter', { Name: `${base}/image_id` }).Parameter?.Value;
  expect(publicImages('us-east-1').map((image) => image.imageId)).toContain(id);
  const { Parameter } = cloud.call('ssm', 'GetParameter', { Name: base });
  expect(JSON.parse(Parameter?.Value ?? '')).toMatchObject({ image_id: id, os: 'Amazon Linux 2023' });
  const below = cloud.call('ssm', 'GetParametersByPath', { Path: base });
  expect(below.Parameters?.map((parameter) => parameter.Name)).toContain(`${base}/image_id`);
});

test('paths are listed one level deep or wholly, in pages', () => {
  using cloud = rehearse({ services: [ssm] });
  for (const Name of ['/a/1', '/a/2', '/a/b/3', '/c/4']) {
    cloud.call('ssm', 'PutParameter', { Name, Value: 'x', Type: 'String' });
  }
  const list = (Recursive: boolean) =>
    cloud.call('ssm', 'GetParametersByPath', { Path: '/a', Recursive }).Parameters?.map((p) => p.Name);
  expect(list(false)).toEqual(['/a/1', '/a/2']);
  expect(list(true)).toEqual(['/a/1', '/a/2', '/a/b/3']);
  const first = cloud.call('ssm', 'DescribeParameters', { MaxResults: 3 });
  const second = cloud.call('ssm', 'DescribeParameters', { NextToken: first.NextToken });
  expect([...(first.Parameters ?? []), ...(second.Parameters ?? [])].map((p) => p.Name)).toEqual([
    '/a/1',
    '/a/2',
    '/a/b/3',
    '/c/4',
  ]);
});

test.each([
  [{ Name: 'a/b', Value: 'x', Type: 'String' }, 'ValidationException'],
  [{ Name: '/aws/x', Value: 'x', Type: 'String' }, 'AccessDeniedException'],
  [{ Name: '/x', Value: 'x' }, 'ValidationException'],
  [{ Name: '/x', Value: 'x'.repeat(5000), Type: 'String' }, 'ValidationException'],
  [{ Name: '/x', Value: 'x', Type: 'String', AllowedPattern: '\\d+' }, 'ParameterPatternMismatchException'],
] as const)('PutParameter refuses %j with %s', (input, expected) => {
  using cloud = rehearse({ services: [ssm] });
  expect(code(() => cloud.call('ssm', 'PutParameter', input))).toBe(expected);
});

test('a SecureString is readable only when decryption is asked for', () => {
  using cloud = rehearse({ services: [ssm] });
  cloud.call('ssm', 'PutParameter', { Name: '/secret', Value: 'hush', Type: 'SecureString' });
  const read = (WithDecryption?: boolean) =>
    cloud.call('ssm', 'GetParameter', { Name: '/secret', WithDecryption }).Parameter?.Value;
  expect(read()).not.toContain('hush');
  expect(read(true)).toBe('hush');
});
