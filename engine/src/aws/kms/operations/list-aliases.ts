// https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
import type { Operation } from '../../../kernel/context.ts';
import { requireKeyById } from '../find.ts';
import { paged } from '../paging.ts';
import { aliases, aliasesByKey } from '../state.ts';
import { aliasView } from '../views.ts';

export const listAliases: Operation<'kms', 'ListAliases'> = (input, ctx) => {
  const known =
    input.KeyId === undefined ? ctx.all(aliases) : ctx.by(aliasesByKey, requireKeyById(input.KeyId, ctx).arn);
  const { shown, ...more } = paged(known, ({ name }) => name, input);
  return { Aliases: shown.map((alias) => aliasView(alias, ctx)), ...more };
};
