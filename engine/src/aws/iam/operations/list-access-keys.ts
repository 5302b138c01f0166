// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html
import type { Operation } from '../../../kernel/context.ts';
import { nameOrCaller, requireUser } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { accessKeys } from '../state.ts';
import { accessKeyView } from '../views.ts';

/** Without a name, those of the caller: the root user has none. */
export const listAccessKeys: Operation<'iam', 'ListAccessKeys'> = (input, ctx) => {
  const name = nameOrCaller(input.UserName, ctx);
  const user = name === undefined ? undefined : requireUser(name, ctx).name;
  const found = ctx.all(accessKeys).filter((key) => key.user === user);
  const { items, marker } = pageByMarker(found, ({ id }) => id, input);
  return { AccessKeyMetadata: items.map(accessKeyView), ...marker };
};
