// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { compileQuery } from '../insights/query.ts';
import { queries } from '../state.ts';

/** Only queries in the language of Logs Insights: neither SQL nor PPL. */
export const startQuery: Operation<'logs', 'StartQuery'> = (input, ctx) => {
  const { queryLanguage = 'CWLI', startTime = 0, endTime = 0 } = input;
  if (queryLanguage !== 'CWLI')
    throw invalidParameter(`Drydock does not run queries in the language ${queryLanguage}, only in CWLI.`);
  const names = input.logGroupNames ?? (input.logGroupName === undefined ? [] : [input.logGroupName]);
  const groups = [
    ...names.map((name) => requireGroup(ctx, { name })),
    ...(input.logGroupIdentifiers ?? []).map((identifier) => requireGroup(ctx, { identifier })),
  ];
  if (groups.length === 0) throw invalidParameter('At least one log group must be specified.');
  if (endTime < startTime) throw invalidParameter('Query end time is before its start time.');
  compileQuery(input.queryString!);
  const id = ctx.ids.uuid();
  ctx.put(queries, id, {
    id,
    text: input.queryString!,
    groups: groups.map(({ name }) => name),
    from: milliseconds(startTime),
    to: milliseconds(endTime),
    limit: input.limit ?? 10_000,
    createdAt: ctx.now,
    status: 'Complete',
  });
  return { queryId: id };
};

/** Seconds are documented, and milliseconds are taken too. */
const milliseconds = (time: number): number => (time > 99_999_999_999 ? time : time * 1000);
