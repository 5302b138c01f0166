// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBClusterParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { deleteGroup } from '../groups/parameters.ts';

export const deleteDBClusterParameterGroup: Operation<'rds', 'DeleteDBClusterParameterGroup'> = (
  input,
  ctx,
) => {
  deleteGroup('cluster', input.DBClusterParameterGroupName, ctx);
  return {};
};
