// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html

import type { Filter } from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidToken } from '../faults.ts';
import { type SecretRecord, secrets } from '../state.ts';
import { secretView } from '../views.ts';

/** A value matches the beginning of a word; one that begins with `!` is negated. Names are compared as they are. */
function matches(secret: SecretRecord, { Key = 'all', Values = [] }: Filter): boolean {
  const texts: Readonly<Record<string, readonly string[]>> = {
    name: [secret.name],
    description: [secret.description ?? ''],
    'tag-key': Object.keys(secret.tags),
    'tag-value': Object.values(secret.tags),
    all: [secret.name, secret.description ?? '', ...Object.entries(secret.tags).flat()],
  };
  const has = (value: string) =>
    (texts[Key] ?? []).some((text) =>
      Key === 'name' || Key.startsWith('tag-')
        ? text.startsWith(value)
        : text
            .toLowerCase()
            .split(/[\s/_+=.@!-]+/)
            .some((word) => word.startsWith(value.toLowerCase())),
    );
  return Values.some((value) => (value.startsWith('!') ? !has(value.slice(1)) : has(value)));
}

export const listSecrets: Operation<'secretsmanager', 'ListSecrets'> = (input, ctx) => {
  const wanted = ctx
    .all(secrets)
    .filter(({ goneAt }) => goneAt === undefined || goneAt > ctx.now)
    .filter(({ deletedAt }) => deletedAt === undefined || input.IncludePlannedDeletion)
    .filter((secret) => (input.Filters ?? []).every((filter) => matches(secret, filter)));
  const found = page(wanted, ({ name }) => name, input.MaxResults ?? 100, input.NextToken);
  if (!found) throw invalidToken();
  return {
    SecretList: found.items.map((secret) => {
      const { VersionIdsToStages, RotationEnabled: _, ...view } = secretView(secret);
      return { ...view, SecretVersionsToStages: VersionIdsToStages };
    }),
    NextToken: found.nextToken,
  };
};
