// https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html
import type { Operation } from '../../../kernel/context.ts';
import { requireKeyById } from '../find.ts';
import { paged } from '../paging.ts';
import { grantsByKey } from '../state.ts';
import { grantView } from '../views.ts';

export const listGrants: Operation<'kms', 'ListGrants'> = (input, ctx) => {
  const key = requireKeyById(input.KeyId, ctx);
  const listed = ctx
    .by(grantsByKey, key.arn)
    .filter(
      ({ id, grantee }) =>
        [id, undefined].includes(input.GrantId) && [grantee, undefined].includes(input.GranteePrincipal),
    );
  const { shown, ...more } = paged(listed, ({ id }) => id, input);
  return { Grants: shown.map((grant) => grantView(grant, ctx)), ...more };
};
