// Filters of lists of secrets.
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html
import type { Filter } from '@aws-sdk/client-secrets-manager';
import type { SecretRecord } from './state.ts';

export const matchesFilters = (secret: SecretRecord, filters: readonly Filter[]): boolean =>
  filters.every((filter) => matches(secret, filter));

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
