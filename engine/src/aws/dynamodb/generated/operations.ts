// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  BatchExecuteStatement: operation<(typeof import('../operations/batch-execute-statement.ts'))['batchExecuteStatement']>('batch-execute-statement', 'batchExecuteStatement'),
  BatchGetItem: operation<(typeof import('../operations/batch-get-item.ts'))['batchGetItem']>('batch-get-item', 'batchGetItem'),
  BatchWriteItem: operation<(typeof import('../operations/batch-write-item.ts'))['batchWriteItem']>('batch-write-item', 'batchWriteItem'),
  CreateTable: operation<(typeof import('../operations/create-table.ts'))['createTable']>('create-table', 'createTable'),
  DeleteItem: operation<(typeof import('../operations/delete-item.ts'))['deleteItem']>('delete-item', 'deleteItem'),
  DeleteTable: operation<(typeof import('../operations/delete-table.ts'))['deleteTable']>('delete-table', 'deleteTable'),
  DescribeContinuousBackups: operation<(typeof import('../operations/describe-continuous-backups.ts'))['describeContinuousBackups']>('describe-continuous-backups', 'describeContinuousBackups'),
  DescribeContributorInsights: operation<(typeof import('../operations/describe-contributor-insights.ts'))['describeContributorInsights']>('describe-contributor-insights', 'describeContributorInsights'),
  DescribeKinesisStreamingDestination: operation<(typeof import('../operations/describe-kinesis-streaming-destination.ts'))['describeKinesisStreamingDestination']>('describe-kinesis-streaming-destination', 'describeKinesisStreamingDestination'),
  DescribeLimits: operation<(typeof import('../operations/describe-limits.ts'))['describeLimits']>('describe-limits', 'describeLimits'),
  DescribeTable: operation<(typeof import('../operations/describe-table.ts'))['describeTable']>('describe-table', 'describeTable'),
  DescribeTimeToLive: operation<(typeof import('../operations/describe-time-to-live.ts'))['describeTimeToLive']>('describe-time-to-live', 'describeTimeToLive'),
  ExecuteStatement: operation<(typeof import('../operations/execute-statement.ts'))['executeStatement']>('execute-statement', 'executeStatement'),
  ExecuteTransaction: operation<(typeof import('../operations/execute-transaction.ts'))['executeTransaction']>('execute-transaction', 'executeTransaction'),
  GetItem: operation<(typeof import('../operations/get-item.ts'))['getItem']>('get-item', 'getItem'),
  ListBackups: operation<(typeof import('../operations/list-backups.ts'))['listBackups']>('list-backups', 'listBackups'),
  ListTables: operation<(typeof import('../operations/list-tables.ts'))['listTables']>('list-tables', 'listTables'),
  ListTagsOfResource: operation<(typeof import('../operations/list-tags-of-resource.ts'))['listTagsOfResource']>('list-tags-of-resource', 'listTagsOfResource'),
  PutItem: operation<(typeof import('../operations/put-item.ts'))['putItem']>('put-item', 'putItem'),
  Query: operation<(typeof import('../operations/query.ts'))['query']>('query', 'query'),
  Scan: operation<(typeof import('../operations/scan.ts'))['scan']>('scan', 'scan'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  TransactGetItems: operation<(typeof import('../operations/transact-get-items.ts'))['transactGetItems']>('transact-get-items', 'transactGetItems'),
  TransactWriteItems: operation<(typeof import('../operations/transact-write-items.ts'))['transactWriteItems']>('transact-write-items', 'transactWriteItems'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateContinuousBackups: operation<(typeof import('../operations/update-continuous-backups.ts'))['updateContinuousBackups']>('update-continuous-backups', 'updateContinuousBackups'),
  UpdateContributorInsights: operation<(typeof import('../operations/update-contributor-insights.ts'))['updateContributorInsights']>('update-contributor-insights', 'updateContributorInsights'),
  UpdateItem: operation<(typeof import('../operations/update-item.ts'))['updateItem']>('update-item', 'updateItem'),
  UpdateTable: operation<(typeof import('../operations/update-table.ts'))['updateTable']>('update-table', 'updateTable'),
  UpdateTimeToLive: operation<(typeof import('../operations/update-time-to-live.ts'))['updateTimeToLive']>('update-time-to-live', 'updateTimeToLive'),
};
