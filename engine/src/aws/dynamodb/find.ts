// Lookups of tables, by name or ARN.
import type { Context } from '../../kernel/context.ts';
import { arnNotFound, resourceNotFound, tableNotFound } from './faults.ts';
import { type TableRecord, tables } from './state.ts';

/** Operations take a table's name or its ARN. */
export const tableName = (nameOrArn = ''): string => nameOrArn.split(':table/').at(-1)!.split('/')[0]!;

export const findTable = (nameOrArn: string | undefined, ctx: Context): TableRecord | undefined =>
  ctx.get(tables, tableName(nameOrArn));

/** For operations on tables. */
export function requireTable(nameOrArn: string | undefined, ctx: Context): TableRecord {
  const found = findTable(nameOrArn, ctx);
  if (!found) throw tableNotFound(tableName(nameOrArn));
  return found;
}

/** For operations on items, for which a table that is still being created is not there. */
export function requireActiveTable(nameOrArn: string | undefined, ctx: Context): TableRecord {
  const found = findTable(nameOrArn, ctx);
  if (!found || (found.createdAt === found.activeAt - creationMs && ctx.now < found.activeAt))
    throw resourceNotFound();
  return found;
}

export function requireTableByArn(arn: string | undefined, ctx: Context): TableRecord {
  const found = findTable(arn, ctx);
  if (!found) throw arnNotFound(arn ?? '');
  return found;
}

/** How long a table is CREATING. */
export const creationMs = 1;
