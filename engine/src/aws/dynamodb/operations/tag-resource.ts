// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTableByArn } from '../find.ts';
import { tables } from '../state.ts';

export const tagResource: Operation<'dynamodb', 'TagResource'> = ({ ResourceArn, Tags = [] }, ctx) => {
  const table = requireTableByArn(ResourceArn, ctx);
  const given = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  ctx.put(tables, table.TableName, { ...table, tags: { ...table.tags, ...given } });
  return {};
};
