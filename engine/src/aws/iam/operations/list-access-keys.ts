// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { accessKeys } from '../state.ts';
import { accessKeyView } from '../views.ts';

/** The root user, who is the caller without a name, has none. */
export const listAccessKeys: Operation<'iam', 'ListAccessKeys'> = (input, ctx) => {
  const user = input.UserName === undefined ? undefined : requireUser(input.UserName, ctx).name;
  const found = ctx.all(accessKeys).filter((key) => key.user === user);
  const { items, marker } = pageByMarker(found, ({ id }) => id, input);
  return { AccessKeyMetadata: items.map(accessKeyView), ...marker };
};
