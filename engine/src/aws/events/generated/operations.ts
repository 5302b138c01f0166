// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  DeleteRule: operation<(typeof import('../operations/delete-rule.ts'))['deleteRule']>('delete-rule', 'deleteRule'),
  DescribeRule: operation<(typeof import('../operations/describe-rule.ts'))['describeRule']>('describe-rule', 'describeRule'),
  DisableRule: operation<(typeof import('../operations/disable-rule.ts'))['disableRule']>('disable-rule', 'disableRule'),
  EnableRule: operation<(typeof import('../operations/enable-rule.ts'))['enableRule']>('enable-rule', 'enableRule'),
  ListRuleNamesByTarget: operation<(typeof import('../operations/list-rule-names-by-target.ts'))['listRuleNamesByTarget']>('list-rule-names-by-target', 'listRuleNamesByTarget'),
  ListRules: operation<(typeof import('../operations/list-rules.ts'))['listRules']>('list-rules', 'listRules'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ListTargetsByRule: operation<(typeof import('../operations/list-targets-by-rule.ts'))['listTargetsByRule']>('list-targets-by-rule', 'listTargetsByRule'),
  PutEvents: operation<(typeof import('../operations/put-events.ts'))['putEvents']>('put-events', 'putEvents'),
  PutRule: operation<(typeof import('../operations/put-rule.ts'))['putRule']>('put-rule', 'putRule'),
  PutTargets: operation<(typeof import('../operations/put-targets.ts'))['putTargets']>('put-targets', 'putTargets'),
  RemoveTargets: operation<(typeof import('../operations/remove-targets.ts'))['removeTargets']>('remove-targets', 'removeTargets'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  TestEventPattern: operation<(typeof import('../operations/test-event-pattern.ts'))['testEventPattern']>('test-event-pattern', 'testEventPattern'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
};
