// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html

import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidToken } from '../faults.ts';
import { matchesFilters } from '../filters.ts';
import { secretsOf } from '../find.ts';
import { secretView } from '../views.ts';

export const listSecrets: Operation<'secretsmanager', 'ListSecrets'> = (input, ctx) => {
  const wanted = secretsOf(ctx)
    .filter(({ deletedAt }) => deletedAt === undefined || input.IncludePlannedDeletion)
    .filter((secret) => matchesFilters(secret, input.Filters ?? []));
  const found = page(wanted, ({ name }) => name, input.MaxResults ?? 100, input.NextToken);
  if (!found) throw invalidToken();
  return {
    SecretList: found.items.map((secret) => {
      const { VersionIdsToStages, RotationEnabled: _, ...view } = secretView(secret, ctx);
      return { ...view, SecretVersionsToStages: VersionIdsToStages };
    }),
    NextToken: found.nextToken,
  };
};
