// https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html
import type { Operation } from '../../../kernel/context.ts';
import { paged } from '../paging.ts';
import { keysByRegion } from '../state.ts';

export const listKeys: Operation<'kms', 'ListKeys'> = (input, ctx) => {
  const { shown, ...more } = paged(ctx.by(keysByRegion, ctx.region), ({ id }) => id, {
    Limit: 100,
    ...input,
  });
  return { Keys: shown.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), ...more };
};
