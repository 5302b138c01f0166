// One item read by its key, as a single request, a batch or a transaction asks for it.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Context } from '../../../kernel/context.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { parseProjection, project } from '../expressions/projection.ts';
import { requireActiveTable } from '../find.ts';
import { checkKey } from '../items/keys.ts';
import { readItem } from '../items/store.ts';
import { attributeValues, itemOf, itemSize } from '../values/value.ts';

interface GetRequest {
  readonly TableName: string | undefined;
  readonly Key: Readonly<Record<string, AttributeValue>> | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
}

export interface Got {
  readonly TableName: string;
  readonly bytes: number;
  /** Absent: there is none. */
  readonly Item?: Record<string, AttributeValue>;
}

export function get(request: GetRequest, ctx: Context): Got {
  const { TableName, Key = {}, ProjectionExpression: projection } = request;
  const table = requireActiveTable(TableName, ctx);
  const placeholders = new Placeholders(request, projection !== undefined);
  const paths = projection === undefined ? undefined : parseProjection(projection, placeholders);
  placeholders.finish();
  const key = itemOf(Key);
  checkKey(key, table);
  const item = readItem(ctx, table, key);
  return {
    TableName: table.TableName,
    bytes: item ? itemSize(item) : 0,
    ...(item && { Item: attributeValues(project(item, paths)) }),
  };
}
