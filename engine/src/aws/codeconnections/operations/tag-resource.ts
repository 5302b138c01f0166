// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireConnection } from '../find.ts';
import { connections } from '../state.ts';
import { checkedTags } from '../tags.ts';

export const tagResource: Operation<'codeconnections', 'TagResource'> = (input, ctx) => {
  const connection = requireConnection(input.ResourceArn!, ctx);
  const tags = checkedTags(input.Tags, connection.tags);
  ctx.put(connections, connection.arn, { ...connection, tags });
  return {};
};
