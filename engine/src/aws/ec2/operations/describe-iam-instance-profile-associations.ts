// EC2 API, DescribeIamInstanceProfileAssociations: the profile that each instance was launched with.
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../describe/filters.ts';
import { paginate } from '../describe/selection.ts';
import { instanceTable } from '../state.ts';

export const describeIamInstanceProfileAssociations: Operation<
  'ec2',
  'DescribeIamInstanceProfileAssociations'
> = (input, ctx) => {
  const all = ctx
    .all(instanceTable)
    .filter(({ State }) => State !== 'terminated')
    .flatMap(({ InstanceId, IamInstanceProfileArn: Arn }) =>
      Arn
        ? [
            {
              AssociationId: `iip-assoc-${InstanceId.slice(2)}`,
              InstanceId,
              IamInstanceProfile: { Arn },
              State: 'associated' as const,
            },
          ]
        : [],
    )
    .filter(
      ({ AssociationId }) => !input.AssociationIds?.length || input.AssociationIds.includes(AssociationId),
    )
    .filter(({ InstanceId, State }) =>
      matches(input.Filters, { 'instance-id': InstanceId, state: State }, []),
    );
  const { items, NextToken } = paginate(all, ({ AssociationId }) => AssociationId, input);
  return { IamInstanceProfileAssociations: items, NextToken };
};
