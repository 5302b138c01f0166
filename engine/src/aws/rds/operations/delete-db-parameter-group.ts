// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { deleteGroup } from '../groups/parameters.ts';

export const deleteDBParameterGroup: Operation<'rds', 'DeleteDBParameterGroup'> = (input, ctx) => {
  deleteGroup('instance', input.DBParameterGroupName, ctx);
  return {};
};
