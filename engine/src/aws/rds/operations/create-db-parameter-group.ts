// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { createGroup } from '../groups/parameters.ts';
import { parameterGroupView } from '../views/groups.ts';

export const createDBParameterGroup: Operation<'rds', 'CreateDBParameterGroup'> = (input, ctx) => {
  const { DBParameterGroupName: name, DBParameterGroupFamily: family, Description: description } = input;
  const group = createGroup('instance', { name, family, description, tags: tagRecord(input.Tags) }, ctx);
  return { DBParameterGroup: parameterGroupView(group, ctx) };
};
