// What can be tagged: pipelines, webhooks and custom action types, by their ARNs.
import type { Tag } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../kernel/context.ts';
import type { Table } from '../../kernel/table.ts';
import { invalidArn, resourceNotFound } from './faults.ts';
import { customTypes, pipelines, webhooks } from './state.ts';

interface Tagged {
  readonly tags: readonly Tag[];
  replace(tags: readonly Tag[]): void;
}

export function requireTagged(arn: string, ctx: Context): Tagged {
  const resource = /^arn:[^:]*:codepipeline:[^:]*:[^:]*:(.+)$/.exec(arn)?.[1];
  if (!resource) throw invalidArn(arn);
  const [kind, name = ''] = resource.split(/:(.*)/s);
  const found =
    kind === 'webhook'
      ? taggedIn(webhooks, name, ctx)
      : kind === 'actiontype'
        ? taggedIn(customTypes, name, ctx)
        : taggedIn(pipelines, resource, ctx);
  if (!found) throw resourceNotFound(arn);
  return found;
}

function taggedIn<R extends { readonly tags: readonly Tag[] }>(
  table: Table<R>,
  key: string,
  ctx: Context,
): Tagged | undefined {
  const record = ctx.get(table, key);
  return (
    record && { tags: record.tags, replace: (tags) => ctx.put(table, key, { ...record, tags: [...tags] }) }
  );
}
