import { expect, it } from 'vitest';
import { createTemplate, faultyCloud, roleArn, start } from '../aws/fis/testing/faulty-cloud.ts';
import { roleAccessKeyId } from '../contracts/role-credentials.ts';
import { AwsFault } from '../kernel/faults.ts';
import { Ids } from '../kernel/ids.ts';
import { faultyRegion } from './faulty-region.ts';
import type { Region } from './region.ts';

it('answers the calls of a role with the injected error, for as long as it lasts, and no other', () => {
  using cloud = faultyCloud();
  const region = faultyRegion(
    { machine: cloud, state: cloud.state } as unknown as Region,
    new Ids('test'),
    '123456789012',
    [],
  );
  const { Credentials } = cloud.call('sts', 'AssumeRole', { RoleArn: roleArn, RoleSessionName: 'test' });
  expect(Credentials?.AccessKeyId).toBe(roleAccessKeyId(roleArn));
  const code = (operation: string, accessKeyId = Credentials!.AccessKeyId!) => {
    try {
      region.answer('ec2', operation, {}, 'request', { accessKeyId });
      return 'answered';
    } catch (error) {
      if (error instanceof AwsFault) return error.code;
      throw error;
    }
  };
  expect(code('DescribeVpcs')).toBe('answered');
  start(
    cloud,
    createTemplate(cloud, {
      targets: { role: { resourceType: 'aws:iam:role', resourceArns: [roleArn], selectionMode: 'ALL' } },
      actions: {
        throttle: {
          actionId: 'aws:fis:inject-api-throttle-error',
          parameters: {
            duration: 'PT5M',
            service: 'ec2',
            percentage: '100',
            operations: 'DescribeVpcs,DescribeSubnets',
          },
          targets: { Roles: 'role' },
        },
      },
    }),
  );
  expect(code('DescribeVpcs')).toBe('RequestLimitExceeded');
  expect(code('DescribeImages')).toBe('answered');
  expect(code('DescribeVpcs', 'ASIAOTHER')).toBe('answered');
  expect(code('DescribeVpcs', 'any')).toBe('answered');
  cloud.advance(5 * 60_000);
  expect(code('DescribeVpcs')).toBe('answered');
});
