// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ResetDBParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { resetParameters } from '../groups/parameters.ts';

export const resetDBParameterGroup: Operation<'rds', 'ResetDBParameterGroup'> = (input, ctx) => {
  const what = { isAll: input.ResetAllParameters ?? false, given: input.Parameters ?? [] };
  return { DBParameterGroupName: resetParameters('instance', input.DBParameterGroupName, what, ctx).name };
};
