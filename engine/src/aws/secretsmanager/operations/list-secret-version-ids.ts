// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidToken } from '../faults.ts';
import { requireSecret } from '../find.ts';

export const listSecretVersionIds: Operation<'secretsmanager', 'ListSecretVersionIds'> = (input, ctx) => {
  const secret = requireSecret(ctx, input.SecretId);
  const wanted = secret.versions.filter(({ stages }) => stages.length > 0 || input.IncludeDeprecated);
  const found = page(wanted, ({ id }) => id, input.MaxResults ?? 100, input.NextToken);
  if (!found) throw invalidToken();
  return {
    ARN: secret.arn,
    Name: secret.name,
    Versions: found.items.map(({ id, stages, createdAt }) => ({
      VersionId: id,
      VersionStages: stages.length > 0 ? [...stages] : undefined,
      CreatedDate: new Date(createdAt),
    })),
    NextToken: found.nextToken,
  };
};
