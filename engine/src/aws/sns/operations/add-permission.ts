// https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireTopic } from '../find.ts';
import { policyOf, setPolicy } from '../topics/policy.ts';

const actions = [
  'AddPermission',
  'DeleteTopic',
  'GetDataProtectionPolicy',
  'GetTopicAttributes',
  'ListSubscriptionsByTopic',
  'ListTagsForResource',
  'Publish',
  'PutDataProtectionPolicy',
  'RemovePermission',
  'SetTopicAttributes',
  'Subscribe',
];

export const addPermission: Operation<'sns', 'AddPermission'> = (input, ctx) => {
  const topic = requireTopic(input.TopicArn, ctx);
  const policy = policyOf(topic, ctx);
  const { Label: Sid, AWSAccountId: accounts = [], ActionName: names = [] } = input;
  if (policy.Statement.some((each) => each.Sid === Sid)) throw invalid('Statement already exists');
  if (names.some((name) => !actions.includes(name)))
    throw invalid('Policy statement action out of service scope!');
  const principals = accounts.map((id) => `arn:aws:iam::${id}:root`);
  const qualified = names.map((name) => `SNS:${name}`);
  const statement = {
    Sid,
    Effect: 'Allow',
    Principal: { AWS: principals.length === 1 ? principals[0] : principals },
    Action: qualified.length === 1 ? qualified[0] : qualified,
    Resource: topic.arn,
  };
  setPolicy(topic, { ...policy, Statement: [...policy.Statement, statement] }, ctx);
  return {};
};
