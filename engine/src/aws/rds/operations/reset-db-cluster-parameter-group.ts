// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ResetDBClusterParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { resetParameters } from '../groups/parameters.ts';

export const resetDBClusterParameterGroup: Operation<'rds', 'ResetDBClusterParameterGroup'> = (
  input,
  ctx,
) => {
  const { DBClusterParameterGroupName: name } = input;
  const what = { isAll: input.ResetAllParameters ?? false, given: input.Parameters ?? [] };
  return { DBClusterParameterGroupName: resetParameters('cluster', name, what, ctx).name };
};
