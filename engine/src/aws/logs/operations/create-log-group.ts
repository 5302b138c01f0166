// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { groupExists, invalidParameter } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { type LogGroupRecord, logGroups } from '../state.ts';

export const createLogGroup: Operation<'logs', 'CreateLogGroup'> = (input, ctx) => {
  const name = input.logGroupName!;
  if (!/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    );
  }
  if (/^aws\//i.test(name)) throw invalidParameter('Log groups starting with AWS/ are reserved for AWS.');
  if (ctx.get(logGroups, name)) throw groupExists();
  checkQuota(ctx, quotas.groups, ctx.keys(logGroups).length + 1);
  ctx.put(logGroups, name, {
    name,
    arn: ctx.arn('logs', `log-group:${name}`),
    createdAt: ctx.now,
    logGroupClass: (input.logGroupClass ?? 'STANDARD') as LogGroupRecord['logGroupClass'],
    tags: input.tags ?? {},
    ...(input.kmsKeyId && { kmsKeyId: input.kmsKeyId }),
  });
  return {};
};
