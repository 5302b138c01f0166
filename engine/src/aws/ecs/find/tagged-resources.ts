// The tags of whatever an ARN names.
import type { Tag } from '@aws-sdk/client-ecs';
import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import type { Table } from '../../../kernel/table.ts';
import { invalidParameter, resourceNotFound } from '../faults.ts';
import {
  capacityProviders,
  clusters,
  containerInstances,
  services,
  taskDefinitions,
  tasks,
} from '../state.ts';
import { means, requireRegion } from './references.ts';
import { findTaskSet } from './task-sets.ts';

interface Tagged {
  readonly arn: string;
  readonly tags: readonly Tag[];
}

export interface TaggedResource {
  readonly tags: readonly Tag[];
  write(tags: readonly Tag[]): void;
}

const tables: Readonly<Record<string, Table<Tagged>>> = {
  cluster: clusters,
  service: services,
  task: tasks,
  'task-definition': taskDefinitions,
  'container-instance': containerInstances,
  'capacity-provider': capacityProviders,
};

export function requireTaggedResource(ctx: Context, arn: string): TaggedResource {
  const [kind = '', ...rest] = parseArn(arn)?.resource.split('/') ?? [];
  if (kind === 'task-set') return requireTaggedTaskSet(ctx, arn, rest);
  requireRegion(arn, ctx.region);
  const table = own(tables, kind);
  if (!table)
    throw invalidParameter(`Invalid identifier: Identifier is for ${kind || 'nothing that ECS tags'}.`);
  const key = rest.join('/');
  const record = ctx.get(table, key);
  if (!record || !means(arn, record.arn))
    throw resourceNotFound('The specified resource could not be found.');
  return { tags: record.tags, write: (tags) => ctx.put(table, key, { ...record, tags }) };
}

/** `task-set/<cluster>/<service>/ecs-svc/<19 digits>` */
function requireTaggedTaskSet(
  ctx: Context,
  arn: string,
  [cluster = '', name = '']: readonly string[],
): TaggedResource {
  const key = `${cluster}/${name}`;
  const service = ctx.get(services, key);
  const found = service && findTaskSet(service, arn);
  if (!found) throw resourceNotFound('The specified resource could not be found.');
  const write = (tags: readonly Tag[]) =>
    ctx.put(services, key, {
      ...service,
      deployments: service.deployments.map((deployment) =>
        deployment.id === found.id ? { ...deployment, taskSet: { ...found.taskSet, tags } } : deployment,
      ),
    });
  return { tags: found.taskSet.tags, write };
}
