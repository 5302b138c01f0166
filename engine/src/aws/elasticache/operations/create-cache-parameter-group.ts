// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheParameterGroup.html

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { invalidValue, parameterGroupExists } from '../faults.ts';
import { isDefaultGroup } from '../groups/parameters.ts';
import { parameterGroups } from '../state.ts';
import { parameterGroupView } from '../views/groups.ts';

export const createCacheParameterGroup: Operation<'elasticache', 'CreateCacheParameterGroup'> = (
  input,
  ctx,
) => {
  const { CacheParameterGroupFamily: family = '', Description: description = '' } = input;
  const name = (input.CacheParameterGroupName ?? '').toLowerCase();
  if (isDefaultGroup(name) || !/^[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)$/.test(name))
    throw invalidValue(
      'The parameter CacheParameterGroupName is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
    );
  if (!/^(redis|valkey|memcached)\d+(\.[\dx]+)?$/.test(family))
    throw invalidValue(`CacheParameterGroupFamily ${family} is not a valid parameter group family.`);
  if (ctx.get(parameterGroups, name)) throw parameterGroupExists(name);
  const record = { name, family, description, parameters: {}, tags: tagRecord(input.Tags) };
  ctx.put(parameterGroups, name, record);
  return { CacheParameterGroup: parameterGroupView(record, ctx) };
};
