// Which queues may have a queue as their dead-letter queue: all, none, or up to ten.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
import { parseJson } from '../../../kernel/json.ts';
import { invalidAttribute } from '../faults.ts';
import type { QueueRecord } from '../state.ts';

interface RedriveAllowPolicy {
  readonly redrivePermission?: unknown;
  readonly sourceQueueArns?: unknown;
}

/** @throws InvalidAttributeValue */
export function checkRedriveAllow(text: string): void {
  const { redrivePermission: permission, sourceQueueArns: arns } = parseJson(text) as RedriveAllowPolicy;
  const isListed = Array.isArray(arns) && arns.length > 0 && arns.length <= 10;
  const isValid =
    permission === 'byQueue'
      ? isListed
      : (permission === 'allowAll' || permission === 'denyAll') && arns === undefined;
  if (!isValid) throw invalidAttribute('RedriveAllowPolicy');
}

/** @param arn of the queue whose dead-letter queue this would be */
export function allowsRedrive({ attributes }: QueueRecord, arn: string): boolean {
  if (!attributes.RedriveAllowPolicy) return true;
  const { redrivePermission: permission, sourceQueueArns: arns } = parseJson(
    attributes.RedriveAllowPolicy,
  ) as RedriveAllowPolicy;
  return permission === 'byQueue' ? Array.isArray(arns) && arns.includes(arn) : permission !== 'denyAll';
}
