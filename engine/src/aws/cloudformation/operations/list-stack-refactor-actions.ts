// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackRefactorActions.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { validationError } from '../faults.ts';
import { type Location, requireRefactor } from '../refactor/state.ts';

export const listStackRefactorActions: Operation<'cloudformation', 'ListStackRefactorActions'> = (
  input,
  ctx,
) => {
  const { moves } = requireRefactor(input.StackRefactorId!, ctx);
  const key = ({ stackName, logicalId }: Location) => `${stackName}/${logicalId}`;
  const listed = page(moves, ({ to }) => key(to), input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw validationError('Invalid NextToken');
  const location = ({ stackName, logicalId }: Location) => ({
    StackName: stackName,
    LogicalResourceId: logicalId,
  });
  return {
    StackRefactorActions: listed.items.map(({ from, to, physicalId }) => ({
      Action: 'MOVE' as const,
      Entity: 'RESOURCE' as const,
      PhysicalResourceId: physicalId,
      Description: `Move resource ${from.logicalId} of stack ${from.stackName} to ${to.logicalId} of stack ${to.stackName}.`,
      Detection: 'MANUAL' as const,
      ResourceMapping: { Source: location(from), Destination: location(to) },
    })),
    ...(listed.nextToken === undefined ? {} : { NextToken: listed.nextToken }),
  };
};
