// https://docs.aws.amazon.com/sns/latest/api/API_RemovePermission.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTopic } from '../find.ts';
import { policyOf, setPolicy } from '../topics/policy.ts';

/** A label that no statement has is no error. */
export const removePermission: Operation<'sns', 'RemovePermission'> = (input, ctx) => {
  const topic = requireTopic(input.TopicArn, ctx);
  const policy = policyOf(topic, ctx);
  setPolicy(topic, { ...policy, Statement: policy.Statement.filter(({ Sid }) => Sid !== input.Label) }, ctx);
  return {};
};
