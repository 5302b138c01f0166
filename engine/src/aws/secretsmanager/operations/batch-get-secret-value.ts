// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_BatchGetSecretValue.html
import type { SecretValueEntry } from '@aws-sdk/client-secrets-manager';
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter, invalidToken } from '../faults.ts';
import { matchesFilters } from '../filters.ts';
import { requireLive, requireVersion, secretsOf } from '../find.ts';
import { valueView } from '../views.ts';

/** What cannot be read is among the errors; the call itself succeeds. */
export const batchGetSecretValue: Operation<'secretsmanager', 'BatchGetSecretValue'> = (input, ctx) => {
  const { SecretIdList, Filters, MaxResults } = input;
  if ((SecretIdList === undefined) === (Filters === undefined))
    throw invalidParameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
  if (SecretIdList && MaxResults !== undefined)
    throw invalidParameter(
      "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.",
    );
  const found = SecretIdList ? { items: SecretIdList } : filtered(input, ctx);
  const values: SecretValueEntry[] = [];
  const errors: { SecretId: string; ErrorCode: string; Message: string }[] = [];
  for (const id of found.items) {
    try {
      const secret = requireLive(ctx, id);
      values.push(valueView(secret, requireVersion(secret, {})));
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      errors.push({ SecretId: id, ErrorCode: error.code, Message: error.message });
    }
  }
  return {
    SecretValues: values,
    Errors: errors,
    ...('nextToken' in found && { NextToken: found.nextToken }),
  };
};

function filtered(
  { Filters = [], MaxResults = 20, NextToken }: Input<'secretsmanager', 'BatchGetSecretValue'>,
  ctx: Context,
) {
  const names = secretsOf(ctx)
    .filter((secret) => secret.deletedAt === undefined && matchesFilters(secret, Filters))
    .map(({ name }) => name);
  const found = page(names, (name) => name, MaxResults, NextToken);
  if (!found) throw invalidToken();
  return found;
}
