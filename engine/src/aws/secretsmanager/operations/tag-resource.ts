// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePrimary } from '../find.ts';
import { keep } from '../keep.ts';

export const tagResource: Operation<'secretsmanager', 'TagResource'> = (input, ctx) => {
  const secret = requirePrimary(ctx, input.SecretId);
  const added = Object.fromEntries((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  keep({ ...secret, tags: { ...secret.tags, ...added } }, ctx);
  return {};
};
