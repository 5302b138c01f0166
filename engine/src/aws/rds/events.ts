// The events of databases and snapshots: what DescribeEvents lists, and EventBridge is sent.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloudwatch-events.sample.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import { recordSourceEvent, type SourceEvent } from '../../contracts/managed-stores/source-events.ts';
import type { Context } from '../../kernel/context.ts';
import {
  clusterSnapshotTexts,
  clusterTexts,
  type DatabaseEventName,
  instanceTexts,
  type SnapshotEventName,
  snapshotTexts,
  type Text,
} from './event-texts.ts';
import { databaseArn, snapshotArn } from './find.ts';
import type { DatabaseRecord, SnapshotRecord, Tags } from './state.ts';

export interface RdsEvent {
  readonly EventCategories: readonly string[];
  readonly SourceType: 'DB_INSTANCE' | 'CLUSTER' | 'SNAPSHOT' | 'CLUSTER_SNAPSHOT';
  readonly SourceArn: string;
  readonly Date: string;
  readonly Message: string;
  readonly SourceIdentifier: string;
  /** `RDS-EVENT-0005`. */
  readonly EventID: string;
  readonly Tags?: Tags;
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'rds/instance-event': AwsEvent<RdsEvent>;
    'rds/cluster-event': AwsEvent<RdsEvent>;
    'rds/snapshot-event': AwsEvent<RdsEvent>;
    'rds/cluster-snapshot-event': AwsEvent<RdsEvent>;
  }
}

/** As DescribeEvents lists it. */
export interface ListedEvent extends SourceEvent {
  readonly categories: readonly string[];
  readonly arn: string;
}

const kinds = {
  'rds/instance-event': ['DB_INSTANCE', 'db-instance', 'RDS DB Instance Event'],
  'rds/cluster-event': ['CLUSTER', 'db-cluster', 'RDS DB Cluster Event'],
  'rds/snapshot-event': ['SNAPSHOT', 'db-snapshot', 'RDS DB Snapshot Event'],
  'rds/cluster-snapshot-event': ['CLUSTER_SNAPSHOT', 'db-cluster-snapshot', 'RDS DB Cluster Snapshot Event'],
} as const;

export function publishDatabaseEvent(record: DatabaseRecord, name: DatabaseEventName, ctx: Context): void {
  const isInstance = record.kind === 'instance';
  const text = isInstance ? instanceTexts[name] : clusterTexts[name];
  if (text === undefined) return;
  publish(
    isInstance ? 'rds/instance-event' : 'rds/cluster-event',
    record,
    databaseArn(record, ctx),
    text,
    ctx,
  );
}

export function publishSnapshotEvent(record: SnapshotRecord, name: SnapshotEventName, ctx: Context): void {
  const isOfInstance = record.kind === 'instance';
  const text = isOfInstance ? snapshotTexts[name] : clusterSnapshotTexts[name];
  if (text === undefined) return;
  const event = isOfInstance ? 'rds/snapshot-event' : 'rds/cluster-snapshot-event';
  publish(event, record, snapshotArn(record, ctx), text, ctx);
}

function publish(
  event: keyof typeof kinds,
  { id, tags }: { readonly id: string; readonly tags: Tags },
  arn: string,
  text: Text,
  ctx: Context,
): void {
  const [, number, category = '', message = ''] = /^(\d+) ([^:]+): (.*)$/.exec(text)!;
  const [SourceType, sourceType, detailType] = kinds[event];
  const listed: ListedEvent = { sourceIdentifier: id, sourceType, message, categories: [category], arn };
  recordSourceEvent('rds', listed, ctx);
  ctx.publish(event, () => ({
    detailType,
    resources: [arn],
    detail: {
      EventCategories: [category],
      SourceType,
      SourceArn: arn,
      Date: new Date(ctx.now).toISOString(),
      Message: message,
      SourceIdentifier: id,
      EventID: `RDS-EVENT-${number}`,
      ...(Object.keys(tags).length > 0 && { Tags: tags }),
    },
  }));
}
