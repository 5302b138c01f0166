// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CreateLogGroup: operation<(typeof import('../operations/create-log-group.ts'))['createLogGroup']>('create-log-group', 'createLogGroup'),
  CreateLogStream: operation<(typeof import('../operations/create-log-stream.ts'))['createLogStream']>('create-log-stream', 'createLogStream'),
  DeleteLogGroup: operation<(typeof import('../operations/delete-log-group.ts'))['deleteLogGroup']>('delete-log-group', 'deleteLogGroup'),
  DeleteLogStream: operation<(typeof import('../operations/delete-log-stream.ts'))['deleteLogStream']>('delete-log-stream', 'deleteLogStream'),
  DeleteMetricFilter: operation<(typeof import('../operations/delete-metric-filter.ts'))['deleteMetricFilter']>('delete-metric-filter', 'deleteMetricFilter'),
  DeleteRetentionPolicy: operation<(typeof import('../operations/delete-retention-policy.ts'))['deleteRetentionPolicy']>('delete-retention-policy', 'deleteRetentionPolicy'),
  DeleteSubscriptionFilter: operation<(typeof import('../operations/delete-subscription-filter.ts'))['deleteSubscriptionFilter']>('delete-subscription-filter', 'deleteSubscriptionFilter'),
  DescribeLogGroups: operation<(typeof import('../operations/describe-log-groups.ts'))['describeLogGroups']>('describe-log-groups', 'describeLogGroups'),
  DescribeLogStreams: operation<(typeof import('../operations/describe-log-streams.ts'))['describeLogStreams']>('describe-log-streams', 'describeLogStreams'),
  DescribeMetricFilters: operation<(typeof import('../operations/describe-metric-filters.ts'))['describeMetricFilters']>('describe-metric-filters', 'describeMetricFilters'),
  DescribeQueries: operation<(typeof import('../operations/describe-queries.ts'))['describeQueries']>('describe-queries', 'describeQueries'),
  DescribeSubscriptionFilters: operation<(typeof import('../operations/describe-subscription-filters.ts'))['describeSubscriptionFilters']>('describe-subscription-filters', 'describeSubscriptionFilters'),
  FilterLogEvents: operation<(typeof import('../operations/filter-log-events.ts'))['filterLogEvents']>('filter-log-events', 'filterLogEvents'),
  GetLogEvents: operation<(typeof import('../operations/get-log-events.ts'))['getLogEvents']>('get-log-events', 'getLogEvents'),
  GetQueryResults: operation<(typeof import('../operations/get-query-results.ts'))['getQueryResults']>('get-query-results', 'getQueryResults'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  PutLogEvents: operation<(typeof import('../operations/put-log-events.ts'))['putLogEvents']>('put-log-events', 'putLogEvents'),
  PutMetricFilter: operation<(typeof import('../operations/put-metric-filter.ts'))['putMetricFilter']>('put-metric-filter', 'putMetricFilter'),
  PutRetentionPolicy: operation<(typeof import('../operations/put-retention-policy.ts'))['putRetentionPolicy']>('put-retention-policy', 'putRetentionPolicy'),
  PutSubscriptionFilter: operation<(typeof import('../operations/put-subscription-filter.ts'))['putSubscriptionFilter']>('put-subscription-filter', 'putSubscriptionFilter'),
  StartQuery: operation<(typeof import('../operations/start-query.ts'))['startQuery']>('start-query', 'startQuery'),
  StopQuery: operation<(typeof import('../operations/stop-query.ts'))['stopQuery']>('stop-query', 'stopQuery'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  TestMetricFilter: operation<(typeof import('../operations/test-metric-filter.ts'))['testMetricFilter']>('test-metric-filter', 'testMetricFilter'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
};
