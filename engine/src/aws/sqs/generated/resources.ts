// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/queue.ts'))['queueResource']>('AWS::SQS::Queue', 'queue', 'queueResource'),
  resource<(typeof import('../resources/queue-policy.ts'))['queuePolicyResource']>('AWS::SQS::QueuePolicy', 'queue-policy', 'queuePolicyResource'),
];
