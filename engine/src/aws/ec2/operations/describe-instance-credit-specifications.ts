// EC2 API, DescribeInstanceCreditSpecifications: unlimited for T3 and later, standard for T2, which are EC2's defaults.
import type { Operation } from '../../../kernel/context.ts';
import { findInstanceType } from '../catalog/instance-types.ts';
import { paginate, selectRecords } from '../describe/selection.ts';
import { instances } from '../views/instance.ts';

export const describeInstanceCreditSpecifications: Operation<
  'ec2',
  'DescribeInstanceCreditSpecifications'
> = (input, ctx) => {
  const burstable = selectRecords(ctx, instances, input.InstanceIds, input.Filters).filter(
    ({ InstanceType }) => findInstanceType(InstanceType)?.burstable,
  );
  const { items, NextToken } = paginate(burstable, instances.idOf, input);
  return {
    InstanceCreditSpecifications: items.map(({ InstanceId, InstanceType }) => ({
      InstanceId,
      CpuCredits: InstanceType.startsWith('t2.') ? 'standard' : 'unlimited',
    })),
    NextToken,
  };
};
