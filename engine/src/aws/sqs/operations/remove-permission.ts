// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { policyOf } from '../queues/policy.ts';
import { queues } from '../state.ts';

export const removePermission: Operation<'sqs', 'RemovePermission'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  const policy = policyOf(queue);
  const kept = policy.Statement.filter(({ Sid }) => Sid !== input.Label);
  if (kept.length === policy.Statement.length)
    throw invalid(`Value ${input.Label} for parameter Label is invalid. Reason: can't find label.`);
  const { Policy: _before, ...others } = queue.attributes;
  const attributes =
    kept.length === 0 ? others : { ...others, Policy: JSON.stringify({ ...policy, Statement: kept }) };
  ctx.put(queues, queue.name, { ...queue, attributes, modifiedAt: ctx.now });
  return {};
};
