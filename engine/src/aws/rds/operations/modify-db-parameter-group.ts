// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { setParameters } from '../groups/parameters.ts';

export const modifyDBParameterGroup: Operation<'rds', 'ModifyDBParameterGroup'> = (input, ctx) => ({
  DBParameterGroupName: setParameters('instance', input.DBParameterGroupName, input.Parameters ?? [], ctx)
    .name,
});
