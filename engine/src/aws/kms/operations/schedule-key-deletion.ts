// https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireOwn } from '../find.ts';
import { dayMs } from '../keys/rotate.ts';
import { keys, keysById } from '../state.ts';
import { isPrimary, stateOf } from '../views.ts';

export const scheduleKeyDeletion: Operation<'kms', 'ScheduleKeyDeletion'> = (input, ctx) => {
  const key = requireOwn(input.KeyId, ctx);
  const days = input.PendingWindowInDays ?? 30;
  if (days < 7 || days > 30) throw invalid('PendingWindowInDays must be between 7 and 30 days (inclusive).');
  const hasReplicas = isPrimary(key) && ctx.countBy(keysById, key.id) > 1;
  const deletion = { days, ...(!hasReplicas && { at: ctx.now + days * dayMs }) };
  const pending = { ...key, isEnabled: false, deletion };
  ctx.put(keys, key.arn, pending);
  return {
    KeyId: key.arn,
    KeyState: stateOf(pending),
    PendingWindowInDays: days,
    ...(deletion.at !== undefined && { DeletionDate: new Date(deletion.at) }),
  };
};
