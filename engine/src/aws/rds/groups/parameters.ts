// Parameter groups, of instances and of clusters. Their parameters are recorded.
import type { Parameter } from '@aws-sdk/client-rds';
import type { Context } from '../../../kernel/context.ts';
import { parameterGroupExists } from '../faults.ts';
import { requireParameterGroup } from '../find.ts';
import { type DatabaseKind, type ParameterGroupRecord, parameterGroups, type Tags } from '../state.ts';

const keyOf = ({ kind, name }: Pick<ParameterGroupRecord, 'kind' | 'name'>) => `${kind}/${name}`;

export function createGroup(
  kind: DatabaseKind,
  given: {
    readonly name?: string | undefined;
    readonly family?: string | undefined;
    readonly description?: string | undefined;
    readonly tags: Tags;
  },
  ctx: Context,
): ParameterGroupRecord {
  const { name = '', family = '', description = '', tags } = given;
  const record = { kind, name: name.toLowerCase(), family, description, parameters: {}, tags };
  if (ctx.get(parameterGroups, keyOf(record))) throw parameterGroupExists(name);
  ctx.put(parameterGroups, keyOf(record), record);
  return record;
}

export function setParameters(
  kind: DatabaseKind,
  name: string | undefined,
  parameters: readonly Parameter[],
  ctx: Context,
): ParameterGroupRecord {
  const record = requireParameterGroup(kind, name, ctx);
  const given = Object.fromEntries(
    parameters.map(({ ParameterName = '', ParameterValue = '' }) => [ParameterName, ParameterValue]),
  );
  const changed = { ...record, parameters: { ...record.parameters, ...given } };
  ctx.put(parameterGroups, keyOf(record), changed);
  return changed;
}

export const deleteGroup = (kind: DatabaseKind, name: string | undefined, ctx: Context): void =>
  ctx.delete(parameterGroups, keyOf(requireParameterGroup(kind, name, ctx)));

export const groupsOf = (
  kind: DatabaseKind,
  name: string | undefined,
  ctx: Context,
): ParameterGroupRecord[] =>
  name === undefined
    ? ctx.all(parameterGroups).filter((group) => group.kind === kind)
    : [requireParameterGroup(kind, name, ctx)];
