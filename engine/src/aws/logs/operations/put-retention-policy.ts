// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { logGroups } from '../state.ts';

const allowedDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const putRetentionPolicy: Operation<'logs', 'PutRetentionPolicy'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  if (!allowedDays.includes(input.retentionInDays!)) {
    throw invalidParameter(
      `1 validation error detected: Value '${input.retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${allowedDays.join(', ')}]`,
    );
  }
  ctx.put(logGroups, group.name, { ...group, retentionInDays: input.retentionInDays });
  ctx.enqueue('logs/retention', group.name);
  return {};
};
