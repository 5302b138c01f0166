import { expect, it } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { ec2 } from '../../ec2/index.ts';
import { elbv2 } from '../index.ts';

it('a target group needs a VPC that exists, and one of a function needs none', () => {
  using cloud = rehearse({ services: [ec2, elbv2] });
  const create = (more: object) => () =>
    cloud.call('elbv2', 'CreateTargetGroup', { Name: 'web', ...more }).TargetGroups![0]!.VpcId;
  const http = { Protocol: 'HTTP', Port: 80 } as const;
  for (const VpcId of ['vpc-0123456789abcdef0', 'vpc-1', 'nope'])
    expect(create({ ...http, VpcId })).toThrow(
      expect.objectContaining({
        code: 'ValidationError',
        message: `The VPC ID '${VpcId}' is not found`,
      }),
    );
  const { VpcId } = cloud.call('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc!;
  expect(create({ ...http, VpcId })()).toBe(VpcId);
  expect(create({ Name: 'fn', TargetType: 'lambda' })).not.toThrow();
});
