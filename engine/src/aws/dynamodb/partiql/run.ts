// Runs one statement: what it finds, or the item that it writes.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Context } from '../../../kernel/context.ts';
import { conditionFailed, invalid } from '../faults.ts';
import { returned, unitsOf } from '../requests/returned.ts';
import { find, isOfOneItem } from './read.ts';
import type { Statement } from './statement.ts';
import { change, insert } from './write.ts';

export interface Ran {
  readonly table: string;
  /** Of a SELECT: at most one. */
  readonly item?: Record<string, AttributeValue>;
  readonly units: number;
}

export const isRead = ({ verb }: Statement): boolean => verb === 'SELECT';

/** A statement of a batch or a transaction, which is about one item. @throws AwsFault */
export function runOnItem(statement: Statement, ctx: Context, operation: string): Ran {
  if (statement.verb === 'INSERT') return written(insert(statement, ctx));
  if ('actions' in statement) return written(change(statement, ctx), statement.returning);
  if (!isOfOneItem(statement, ctx))
    throw invalid(`Select statements within ${operation} must specify the primary key in the where clause.`);
  const { table, items, bytes } = find(statement, ctx);
  if (statement.verb === 'EXISTS' && items.length === 0) throw conditionFailed();
  const [item] = statement.verb === 'SELECT' ? items : [];
  return { table: table.TableName, units: bytes, ...(item && { item }) };
}

function written(
  result: Parameters<typeof returned>[1],
  returning: Parameters<typeof returned>[0] = 'NONE',
): Ran {
  const { Attributes: item } = returned(returning, result);
  return { table: result.table.TableName, units: unitsOf(result), ...(item && { item }) };
}
