// Parameter groups. What the caches of a group take from it is applied when their servers start.
import type { ParameterNameValue } from '@aws-sdk/client-elasticache';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameterGroupState } from '../faults.ts';
import { requireParameterGroup } from '../find.ts';
import { type ParameterGroupRecord, parameterGroups } from '../state.ts';

/** One of AWS's own, of which there is one for each family: `default.redis7`, `default.redis7.cluster.on`. */
export const isDefaultGroup = (name: string): boolean => name.startsWith('default.');

/** Those of a cache's group; AWS's own have none but the one that turns cluster mode on. */
export const parametersOf = (name: string, ctx: Context): ParameterGroupRecord['parameters'] =>
  isDefaultGroup(name)
    ? name.endsWith('.cluster.on')
      ? { 'cluster-enabled': 'yes' }
      : {}
    : requireParameterGroup(name, ctx).parameters;

export function setParameters(
  name: string | undefined,
  given: readonly ParameterNameValue[],
  ctx: Context,
): ParameterGroupRecord {
  if (isDefaultGroup(name ?? ''))
    throw invalidParameterGroupState(`The parameter group ${name} is a default one and cannot be modified.`);
  const record = requireParameterGroup(name, ctx);
  const parameters = {
    ...record.parameters,
    ...Object.fromEntries(
      given.map(({ ParameterName = '', ParameterValue = '' }) => [ParameterName, ParameterValue]),
    ),
  };
  ctx.put(parameterGroups, record.name, { ...record, parameters });
  return { ...record, parameters };
}
