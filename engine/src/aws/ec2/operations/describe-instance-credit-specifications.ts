// EC2 API, DescribeInstanceCreditSpecifications: T3 and later are unlimited unless told otherwise, T2 is standard.
import type { Operation } from '../../../kernel/context.ts';
import { instanceType } from '../instance-types.ts';
import { instances } from '../kinds/instance.ts';
import { paginate, selectRecords } from '../selection.ts';

export const describeInstanceCreditSpecifications: Operation<
  'ec2',
  'DescribeInstanceCreditSpecifications'
> = (input, ctx) => {
  const burstable = selectRecords(ctx, instances, input.InstanceIds, input.Filters).filter(
    ({ InstanceType }) => instanceType(InstanceType)?.burstable,
  );
  const { page, NextToken } = paginate(burstable, input);
  return {
    InstanceCreditSpecifications: page.map(({ InstanceId, InstanceType }) => ({
      InstanceId,
      CpuCredits: InstanceType.startsWith('t2.') ? 'standard' : 'unlimited',
    })),
    NextToken,
  };
};
