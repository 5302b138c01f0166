// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { identifies } from '../find.ts';
import { pageLimit } from '../page-limit.ts';
import { logGroups, metricFiltersByGroup } from '../state.ts';

export const describeLogGroups: Operation<'logs', 'DescribeLogGroups'> = (input, ctx) => {
  if (input.logGroupNamePrefix !== undefined && input.logGroupNamePattern !== undefined) {
    throw invalidParameter(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  }
  const named = input.logGroupIdentifiers;
  const matching = ctx
    .all(logGroups)
    .filter(({ name }) => name.startsWith(input.logGroupNamePrefix ?? ''))
    .filter(({ name }) => name.toLowerCase().includes((input.logGroupNamePattern ?? '').toLowerCase()))
    .filter((group) => !named || named.some((identifier) => identifies(identifier, group)));
  const result = page(matching, (group) => group.name, pageLimit(input.limit, 50), input.nextToken);
  if (!result) throw invalidParameter('The specified nextToken is invalid.');
  return {
    logGroups: result.items.map((group) => ({
      logGroupName: group.name,
      creationTime: group.createdAt,
      retentionInDays: group.retentionInDays,
      metricFilterCount: ctx.countBy(metricFiltersByGroup, group.name),
      arn: `${group.arn}:*`,
      logGroupArn: group.arn,
      logGroupClass: group.logGroupClass,
      kmsKeyId: group.kmsKeyId,
    })),
    nextToken: result.nextToken,
  };
};
