// Auto Scaling API, DescribeTerminationPolicyTypes.
import type { Operation } from '../../../kernel/context.ts';
import { terminationPolicyTypes } from '../planning/victims.ts';

export const describeTerminationPolicyTypes: Operation<
  'autoscaling',
  'DescribeTerminationPolicyTypes'
> = () => ({
  TerminationPolicyTypes: terminationPolicyTypes,
});
