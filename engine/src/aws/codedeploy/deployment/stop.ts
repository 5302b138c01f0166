// Ends a deployment that does not succeed, and rolls it back where that was asked for: by its group's settings, or with
// StopDeployment. A rollback is a deployment of its own.
// https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html
import type { AutoRollbackEvent } from '@aws-sdk/client-codedeploy';
import type { Context } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { plain } from '../../../kernel/plain.ts';
import { publishStateChange } from '../events.ts';
import { newDeploymentId } from '../find.ts';
import {
  type DeploymentRecord,
  deploymentGroups,
  deployments,
  groupKey,
  type LifecycleEventRecord,
  type StopReason,
} from '../state.ts';
import { changeDeployment } from './save.ts';

export function stopDeployment(ctx: Context, id: string, reason: StopReason): void {
  const before = ctx.get(deployments, id)!;
  for (const { token } of before.events) if (token !== undefined) ctx.delete(outcomes, token);
  const rollback = isRolledBack(before, reason) ? newRollback(ctx, before, reason) : undefined;
  changeDeployment(ctx, id, {
    events: endedEvents(before.events, reason, ctx.now),
    status: reason.status,
    error: { code: reason.code, message: reason.message },
    endedAt: ctx.now,
    stopping: undefined,
    ...(rollback && { rolledBackBy: rollback.id }),
  });
  if (!rollback) return;
  ctx.put(deployments, rollback.id, rollback);
  publishStateChange(ctx, rollback, undefined);
}

/** What had not begun is skipped. */
const endedEvents = (
  events: readonly LifecycleEventRecord[],
  reason: StopReason,
  now: number,
): LifecycleEventRecord[] => {
  const current = events.find(({ status }) => status !== 'Succeeded');
  return events.map(({ token: _, ...event }) => {
    if (event.status === 'Succeeded') return event;
    if (event.name !== current?.name || event.startedAt === undefined) return { ...event, status: 'Skipped' };
    return { ...event, status: 'Failed', endedAt: now, problem: reason.message };
  });
};

/** Before there is a replacement, or once the original is being deleted, there is nothing to return to or from. */
function isRolledBack(
  { settings, green, deleting, rollbackOf }: DeploymentRecord,
  reason: StopReason,
): boolean {
  if (!green?.id || deleting || rollbackOf) return false;
  if (reason.rollback !== undefined) return reason.rollback;
  const { enabled, events = [] } = settings.autoRollbackConfiguration ?? {};
  return enabled === true && events.includes(eventOf(reason));
}

const eventOf = ({ code, status }: StopReason): AutoRollbackEvent =>
  code === 'ALARM_ACTIVE'
    ? 'DEPLOYMENT_STOP_ON_ALARM'
    : status === 'Stopped'
      ? 'DEPLOYMENT_STOP_ON_REQUEST'
      : 'DEPLOYMENT_FAILURE';

function newRollback(ctx: Context, failed: DeploymentRecord, reason: StopReason): DeploymentRecord {
  const group = ctx.get(deploymentGroups, groupKey(failed.application, failed.group));
  const {
    error: _error,
    description: _description,
    readyAt: _ready,
    terminationStartedAt: _waiting,
    previousRevision: _previous,
    stopping: _stopping,
    ...kept
  } = failed;
  return plain({
    ...kept,
    id: newDeploymentId(ctx),
    creator: failed.creator === 'CloudFormation' ? 'CloudFormationRollback' : 'codeDeployRollback',
    revision: group?.targetRevision,
    previousRevision: failed.revision,
    status: 'InProgress' as const,
    createdAt: ctx.now,
    startedAt: ctx.now,
    endedAt: undefined,
    hooks: [],
    events: [{ name: 'AllowTraffic' as const, status: 'InProgress' as const, startedAt: ctx.now }],
    rollbackOf: failed.id,
    rollbackMessage: `Deployment ${failed.id} ${reason.status === 'Failed' ? 'failed' : 'was stopped'} (${reason.code}). Traffic returns to the original task set.`,
  });
}
