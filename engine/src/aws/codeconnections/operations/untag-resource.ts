// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireConnection } from '../find.ts';
import { connections } from '../state.ts';

export const untagResource: Operation<'codeconnections', 'UntagResource'> = (input, ctx) => {
  const connection = requireConnection(input.ResourceArn!, ctx);
  const kept = Object.entries(connection.tags).filter(([key]) => !input.TagKeys!.includes(key));
  ctx.put(connections, connection.arn, { ...connection, tags: Object.fromEntries(kept) });
  return {};
};
