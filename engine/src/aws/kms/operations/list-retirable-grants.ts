// https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html
import type { Operation } from '../../../kernel/context.ts';
import { paged } from '../paging.ts';
import { grants } from '../state.ts';
import { grantView } from '../views.ts';

export const listRetirableGrants: Operation<'kms', 'ListRetirableGrants'> = (input, ctx) => {
  const listed = ctx.all(grants).filter(({ retiring }) => retiring === input.RetiringPrincipal);
  const { shown, ...more } = paged(listed, ({ id }) => id, input);
  return { Grants: shown.map((grant) => grantView(grant, ctx)), ...more };
};
