// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html
// The statement becomes a part of the queue's policy, which is recorded: nobody is refused.
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { policyOf } from '../queues/policy.ts';
import { queues } from '../state.ts';

/** Those that others than the queue's owner may be allowed. */
const shared = new Set([
  '*',
  'ChangeMessageVisibility',
  'DeleteMessage',
  'GetQueueAttributes',
  'GetQueueUrl',
  'ListDeadLetterSourceQueues',
  'PurgeQueue',
  'ReceiveMessage',
  'SendMessage',
]);

export const addPermission: Operation<'sqs', 'AddPermission'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  const policy = policyOf(queue);
  const { Label: Sid, AWSAccountIds = [], Actions = [] } = input;
  const refused = Actions.find((action) => !shared.has(action));
  if (refused !== undefined)
    throw invalid(
      `Value SQS:${refused} for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action.`,
    );
  if (policy.Statement.some((each) => each.Sid === Sid))
    throw invalid(`Value ${Sid} for parameter Label is invalid. Reason: Already exists.`);
  const statement = {
    Sid,
    Effect: 'Allow',
    Principal: { AWS: AWSAccountIds.map((id) => `arn:aws:iam::${id}:root`) },
    Action: Actions.map((action) => `SQS:${action}`),
    Resource: queue.arn,
  };
  const Policy = JSON.stringify({ ...policy, Statement: [...policy.Statement, statement] });
  ctx.put(queues, queue.name, { ...queue, attributes: { ...queue.attributes, Policy }, modifiedAt: ctx.now });
  return {};
};
