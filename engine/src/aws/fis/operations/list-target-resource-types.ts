// https://docs.aws.amazon.com/fis/latest/APIReference/API_ListTargetResourceTypes.html
import type { Operation } from '../../../kernel/context.ts';
import { pageOf } from '../paging.ts';
import { resourceKinds } from '../targets/list.ts';

export const listTargetResourceTypes: Operation<'fis', 'ListTargetResourceTypes'> = (input) => {
  const { items, nextToken } = pageOf([...resourceKinds.values()], ({ resourceType }) => resourceType, input);
  return {
    targetResourceTypes: items.map(({ resourceType, description }) => ({ resourceType, description })),
    nextToken,
  };
};
