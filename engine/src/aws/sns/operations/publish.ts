// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
import type { Operation } from '../../../kernel/context.ts';
import { accept } from '../delivery/accept.ts';
import { invalid } from '../faults.ts';
import { requireTopic } from '../find.ts';

export const publish: Operation<'sns', 'Publish'> = (input, ctx) => {
  const { TopicArn, TargetArn, PhoneNumber, ...message } = input;
  if (PhoneNumber !== undefined)
    throw invalid('PhoneNumber Reason: Drydock sends no text messages: publish to a topic');
  const arn = TopicArn ?? TargetArn;
  if (arn === undefined) throw invalid('TopicArn or TargetArn Reason: no value for required parameter');
  const topic = requireTopic(arn, ctx);
  return { ...accept(topic, message, ctx) };
};
