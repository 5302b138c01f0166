// The events of caches: what DescribeEvents lists; the topic of a cluster or a group is sent its own, and EventBridge those of
// serverless caches only.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-metrics-events-redis.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import { recordSourceEvent } from '../../contracts/managed-stores/source-events.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { cacheArn } from './find.ts';
import type { CacheRecord } from './state.ts';
import { membersOf } from './views/members.ts';

export interface ServerlessCacheEvent {
  readonly EventCategories: readonly string[];
  readonly EventID: string;
  readonly Message: string;
  readonly SourceArn: string;
  readonly SourceIdentifier: string;
  readonly SourceType: 'serverless-cache';
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'elasticache/serverless-cache-event': AwsEvent<ServerlessCacheEvent>;
  }
}

export type CacheEventName = 'created' | 'creationFailed' | 'rebooted' | 'modified' | 'deleted';

export function publishCacheEvent(record: CacheRecord, name: CacheEventName, ctx: Context): void {
  if (record.kind === 'serverless') publishServerless(record, name, ctx);
  else publishNodes(record, name, ctx);
}

function publishServerless(record: CacheRecord, name: CacheEventName, ctx: Context): void {
  const { id } = record;
  const texts: Readonly<Partial<Record<CacheEventName, readonly [string, string, readonly string[]]>>> = {
    created: ['Cache Created', 'creation', [`Cache ${id} is created and ready to use.`]],
    creationFailed: ['Cache Creation Failed', 'failure', [`Failed to create cache ${id}.`]],
    modified: [
      'Cache Updated',
      'configuration change',
      (record.updates ?? []).map((what) => `${what} updated for the cache ${id}.`),
    ],
    deleted: ['Cache Deleted', 'deletion', [`Cache ${id} was deleted.`]],
  };
  const [detailType = '', category = '', messages = []] = texts[name] ?? [];
  const arn = cacheArn(record, ctx);
  for (const message of messages) {
    recordSourceEvent('elasticache', { sourceIdentifier: id, sourceType: 'serverless-cache', message }, ctx);
    ctx.publish('elasticache/serverless-cache-event', () => ({
      detailType,
      resources: [arn],
      detail: {
        EventCategories: [category],
        EventID: ctx.ids.uuid(),
        Message: message,
        SourceArn: arn,
        SourceIdentifier: id,
        SourceType: 'serverless-cache',
      },
    }));
  }
}

/** Of a cluster, or of each node of a group. */
function publishNodes(record: CacheRecord, name: CacheEventName, ctx: Context): void {
  const clusters = record.kind === 'group' ? membersOf(record, ctx).map(({ id }) => id) : [record.id];
  const texts: Readonly<Partial<Record<CacheEventName, readonly [string, readonly string[]]>>> = {
    created: ['CacheClusterProvisioningComplete', ['Cache cluster created']],
    rebooted: ['CacheNodesRebooted', restartsOf(record)],
    deleted: ['DeleteCacheClusterComplete', ['Cache cluster deleted']],
  };
  const [event, messages] = texts[name] ?? [];
  if (event === undefined || messages === undefined) return;
  for (const sourceIdentifier of clusters) {
    for (const message of messages)
      recordSourceEvent('elasticache', { sourceIdentifier, sourceType: 'cache-cluster', message }, ctx);
    notify(record, event, sourceIdentifier, ctx);
  }
  if (record.kind !== 'group' || name !== 'created') return;
  const message = `Replication group ${record.id} created`;
  recordSourceEvent(
    'elasticache',
    { sourceIdentifier: record.id, sourceType: 'replication-group', message },
    ctx,
  );
  notify(record, 'CreateReplicationGroupComplete', record.id, ctx);
}

function restartsOf({ engine, size }: CacheRecord): string[] {
  return Array.from({ length: size }, (_, at) => String(at + 1).padStart(4, '0')).flatMap((node) => [
    ...(engine === 'memcached' ? [`Cache node ${node} shutdown`] : []),
    `Cache node ${node} restarted`,
  ]);
}

function notify({ id, settings }: CacheRecord, event: string, about: string, ctx: Context): void {
  const { TopicArn, TopicStatus } = (settings.NotificationConfiguration ?? {}) as Readonly<
    Record<string, string | undefined>
  >;
  if (TopicArn === undefined || TopicStatus !== 'active') return;
  try {
    const Message = JSON.stringify({ [`ElastiCache:${event}`]: about });
    ctx.attempt(() => ctx.call('sns', 'Publish', { TopicArn, Message }));
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(`The cache ${id} could not notify ${TopicArn}: ${error.message}`);
  }
}
