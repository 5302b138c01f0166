// What writing to a log stream needs: the permissions of whoever a service writes for.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
import type { Permission } from '../kernel/caller.ts';
import type { Context } from '../kernel/context.ts';

export interface StreamName {
  readonly group: string;
  readonly stream: string;
}

/** Lines are written by a driver, without a call that could be judged. */
export const putLogEvents = ({ group, stream }: StreamName, ctx: Context): Permission => ({
  action: 'logs:PutLogEvents',
  resource: ctx.arn('logs', `log-group:${group}:log-stream:${stream}`),
  pattern: ctx.arn('logs', `log-group:${group}:*`),
});

export const createGroup = (group: string, ctx: Context): Permission => ({
  action: 'logs:CreateLogGroup',
  resource: ctx.arn('logs', `log-group:${group}:log-stream:`),
  pattern: ctx.arn('logs', `log-group:${group}:*`),
});
