// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CancelReplay: operation<(typeof import('../operations/cancel-replay.ts'))['cancelReplay']>('cancel-replay', 'cancelReplay'),
  CreateArchive: operation<(typeof import('../operations/create-archive.ts'))['createArchive']>('create-archive', 'createArchive'),
  CreateEventBus: operation<(typeof import('../operations/create-event-bus.ts'))['createEventBus']>('create-event-bus', 'createEventBus'),
  DeleteArchive: operation<(typeof import('../operations/delete-archive.ts'))['deleteArchive']>('delete-archive', 'deleteArchive'),
  DeleteEventBus: operation<(typeof import('../operations/delete-event-bus.ts'))['deleteEventBus']>('delete-event-bus', 'deleteEventBus'),
  DeleteRule: operation<(typeof import('../operations/delete-rule.ts'))['deleteRule']>('delete-rule', 'deleteRule'),
  DescribeArchive: operation<(typeof import('../operations/describe-archive.ts'))['describeArchive']>('describe-archive', 'describeArchive'),
  DescribeEventBus: operation<(typeof import('../operations/describe-event-bus.ts'))['describeEventBus']>('describe-event-bus', 'describeEventBus'),
  DescribeReplay: operation<(typeof import('../operations/describe-replay.ts'))['describeReplay']>('describe-replay', 'describeReplay'),
  DescribeRule: operation<(typeof import('../operations/describe-rule.ts'))['describeRule']>('describe-rule', 'describeRule'),
  DisableRule: operation<(typeof import('../operations/disable-rule.ts'))['disableRule']>('disable-rule', 'disableRule'),
  EnableRule: operation<(typeof import('../operations/enable-rule.ts'))['enableRule']>('enable-rule', 'enableRule'),
  ListArchives: operation<(typeof import('../operations/list-archives.ts'))['listArchives']>('list-archives', 'listArchives'),
  ListEventBuses: operation<(typeof import('../operations/list-event-buses.ts'))['listEventBuses']>('list-event-buses', 'listEventBuses'),
  ListReplays: operation<(typeof import('../operations/list-replays.ts'))['listReplays']>('list-replays', 'listReplays'),
  ListRuleNamesByTarget: operation<(typeof import('../operations/list-rule-names-by-target.ts'))['listRuleNamesByTarget']>('list-rule-names-by-target', 'listRuleNamesByTarget'),
  ListRules: operation<(typeof import('../operations/list-rules.ts'))['listRules']>('list-rules', 'listRules'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ListTargetsByRule: operation<(typeof import('../operations/list-targets-by-rule.ts'))['listTargetsByRule']>('list-targets-by-rule', 'listTargetsByRule'),
  PutEvents: operation<(typeof import('../operations/put-events.ts'))['putEvents']>('put-events', 'putEvents'),
  PutPermission: operation<(typeof import('../operations/put-permission.ts'))['putPermission']>('put-permission', 'putPermission'),
  PutRule: operation<(typeof import('../operations/put-rule.ts'))['putRule']>('put-rule', 'putRule'),
  PutTargets: operation<(typeof import('../operations/put-targets.ts'))['putTargets']>('put-targets', 'putTargets'),
  RemovePermission: operation<(typeof import('../operations/remove-permission.ts'))['removePermission']>('remove-permission', 'removePermission'),
  RemoveTargets: operation<(typeof import('../operations/remove-targets.ts'))['removeTargets']>('remove-targets', 'removeTargets'),
  StartReplay: operation<(typeof import('../operations/start-replay.ts'))['startReplay']>('start-replay', 'startReplay'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  TestEventPattern: operation<(typeof import('../operations/test-event-pattern.ts'))['testEventPattern']>('test-event-pattern', 'testEventPattern'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateArchive: operation<(typeof import('../operations/update-archive.ts'))['updateArchive']>('update-archive', 'updateArchive'),
  UpdateEventBus: operation<(typeof import('../operations/update-event-bus.ts'))['updateEventBus']>('update-event-bus', 'updateEventBus'),
};
