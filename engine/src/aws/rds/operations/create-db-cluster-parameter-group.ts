// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBClusterParameterGroup.html

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { createGroup } from '../groups/parameters.ts';
import { parameterGroupView } from '../views/groups.ts';

export const createDBClusterParameterGroup: Operation<'rds', 'CreateDBClusterParameterGroup'> = (
  input,
  ctx,
) => {
  const {
    DBClusterParameterGroupName: name,
    DBParameterGroupFamily: family,
    Description: description,
  } = input;
  const group = createGroup('cluster', { name, family, description, tags: tagRecord(input.Tags) }, ctx);
  return { DBClusterParameterGroup: parameterGroupView(group, ctx) };
};
