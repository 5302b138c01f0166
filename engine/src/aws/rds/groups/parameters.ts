// Parameter groups, of instances and of clusters. Their parameters are recorded.
import type { Parameter } from '@aws-sdk/client-rds';
import {
  type Parameters,
  shownParameters,
  withoutParameters,
  withParameters,
} from '../../../contracts/managed-stores/parameters.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameterGroupState, invalidValue, parameterGroupExists } from '../faults.ts';
import { isDefaultGroup, requireParameterGroup } from '../find.ts';
import { type DatabaseKind, type ParameterGroupRecord, parameterGroups, type Tags } from '../state.ts';
import { markPendingReboot } from './applied.ts';

const keyOf = ({ kind, name }: Pick<ParameterGroupRecord, 'kind' | 'name'>) => `${kind}/${name}`;

/** `postgres17`, `aurora-mysql8.0`, `sqlserver-se-16.0`, `custom-oracle-ee-19` … */
const isFamily =
  /^(custom-)?(postgres|mysql|mariadb|aurora(-mysql|-postgresql)?|(oracle|sqlserver|db2)-[a-z0-9-]*?)-?\d+(\.\d+)?$/;

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
  if (!isFamily.test(family))
    throw invalidValue(`ParameterGroupFamily ${family} is not a valid parameter group family`);
  const record = { kind, name: name.toLowerCase(), family, description, parameters: {}, tags };
  if (ctx.get(parameterGroups, keyOf(record))) throw parameterGroupExists(name);
  ctx.put(parameterGroups, keyOf(record), record);
  return record;
}

/** @throws DBParameterGroupNotFound, InvalidParameterValue */
export function setParameters(
  kind: DatabaseKind,
  name: string | undefined,
  given: readonly Parameter[],
  ctx: Context,
): ParameterGroupRecord {
  const record = requireOwnGroup(kind, name, ctx);
  const parameters = withParameters(record.parameters, given);
  const methods = withParameters(
    record.methods ?? {},
    given.map(({ ParameterName, ApplyMethod }) => ({
      ParameterName,
      ParameterValue: ApplyMethod ?? 'immediate',
    })),
  );
  return changed(
    { ...record, parameters, methods },
    given.map(({ ApplyMethod }) => ApplyMethod),
    ctx,
  );
}

/** Takes back what was set: all of it, or what is named. @throws DBParameterGroupNotFound, InvalidParameterValue */
export function resetParameters(
  kind: DatabaseKind,
  name: string | undefined,
  { isAll, given }: { readonly isAll: boolean; readonly given: readonly Parameter[] },
  ctx: Context,
): ParameterGroupRecord {
  const record = requireOwnGroup(kind, name, ctx);
  if (!isAll && given.length === 0)
    throw invalidValue('Either ResetAllParameters must be true or Parameters must be given.');
  const kept = (each: Parameters) => withoutParameters(each, isAll ? undefined : given);
  const methods = isAll ? Object.values(record.methods ?? {}) : given.map(({ ApplyMethod }) => ApplyMethod);
  return changed(
    { ...record, parameters: kept(record.parameters), methods: kept(record.methods ?? {}) },
    methods,
    ctx,
  );
}

function changed(
  record: ParameterGroupRecord,
  methods: readonly (string | undefined)[],
  ctx: Context,
): ParameterGroupRecord {
  ctx.put(parameterGroups, keyOf(record), record);
  if (record.kind === 'instance' && methods.includes('pending-reboot')) markPendingReboot(record.name, ctx);
  return record;
}

function requireOwnGroup(kind: DatabaseKind, name: string | undefined, ctx: Context): ParameterGroupRecord {
  const record = requireParameterGroup(kind, name, ctx);
  if (isDefaultGroup(record.name)) throw invalidValue('Cannot modify a default parameter group.');
  return record;
}

export function deleteGroup(kind: DatabaseKind, name: string | undefined, ctx: Context): void {
  const record = requireParameterGroup(kind, name, ctx);
  if (isDefaultGroup(record.name))
    throw invalidParameterGroupState(
      `Default DB${kind === 'cluster' ? 'Cluster' : ''}ParameterGroup cannot be deleted: ${record.name}`,
    );
  ctx.delete(parameterGroups, keyOf(record));
}

export const groupsOf = (
  kind: DatabaseKind,
  name: string | undefined,
  ctx: Context,
): ParameterGroupRecord[] =>
  name === undefined
    ? ctx.all(parameterGroups).filter((group) => group.kind === kind)
    : [requireParameterGroup(kind, name, ctx)];

export const parametersOf = (
  { parameters, methods = {} }: ParameterGroupRecord,
  source: string | undefined,
): Parameter[] =>
  shownParameters(parameters, source).map((parameter) => ({
    ...parameter,
    ApplyMethod: (methods[parameter.ParameterName] ?? 'immediate') as NonNullable<Parameter['ApplyMethod']>,
  }));
