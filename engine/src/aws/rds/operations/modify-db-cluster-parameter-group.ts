// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBClusterParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { setParameters } from '../groups/parameters.ts';

export const modifyDBClusterParameterGroup: Operation<'rds', 'ModifyDBClusterParameterGroup'> = (
  input,
  ctx,
) => ({
  DBClusterParameterGroupName: setParameters(
    'cluster',
    input.DBClusterParameterGroupName,
    input.Parameters ?? [],
    ctx,
  ).name,
});
