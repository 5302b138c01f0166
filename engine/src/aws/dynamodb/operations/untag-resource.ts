// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTableByArn } from '../find.ts';
import { tables } from '../state.ts';

export const untagResource: Operation<'dynamodb', 'UntagResource'> = ({ ResourceArn, TagKeys = [] }, ctx) => {
  const table = requireTableByArn(ResourceArn, ctx);
  const kept = Object.entries(table.tags).filter(([key]) => !TagKeys.includes(key));
  ctx.put(tables, table.TableName, { ...table, tags: Object.fromEntries(kept) });
  return {};
};
