// Parameter groups. What the caches of a group take from it is applied when their servers start.
import type { ParameterNameValue } from '@aws-sdk/client-elasticache';
import { withoutParameters, withParameters } from '../../../contracts/managed-stores/parameters.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameterGroupState, invalidValue } from '../faults.ts';
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
  const record = requireOwnGroup(name, ctx);
  return changed({ ...record, parameters: withParameters(record.parameters, given) }, ctx);
}

/** Takes back what was set: all of it, or what is named. @throws InvalidParameterValue */
export function resetParameters(
  name: string | undefined,
  { isAll, given }: { readonly isAll: boolean; readonly given: readonly ParameterNameValue[] },
  ctx: Context,
): ParameterGroupRecord {
  const record = requireOwnGroup(name, ctx);
  if (!isAll && given.length === 0)
    throw invalidValue('Either ResetAllParameters must be true or ParameterNameValues must be given.');
  const parameters = withoutParameters(record.parameters, isAll ? undefined : given);
  return changed({ ...record, parameters }, ctx);
}

function changed(record: ParameterGroupRecord, ctx: Context): ParameterGroupRecord {
  ctx.put(parameterGroups, record.name, record);
  return record;
}

function requireOwnGroup(name: string | undefined, ctx: Context): ParameterGroupRecord {
  if (isDefaultGroup(name ?? ''))
    throw invalidParameterGroupState(`The parameter group ${name} is a default one and cannot be modified.`);
  return requireParameterGroup(name, ctx);
}
