// How a rollout ends: complete, failed, or rolled back.
import type { Context } from '../../../kernel/context.ts';
import { publishDeploymentChange } from '../events.ts';
import { findCurrentRollout } from '../find/service-deployments.ts';
import type { StepOf } from '../scheduling/snapshot.ts';
import { addEvent } from '../service-events/add-event.ts';
import { reportSteadyState } from '../service-events/report-steady-state.ts';
import {
  completedText,
  failedText,
  rollingBackText,
  rolloutReason,
  triggers,
} from '../service-events/texts.ts';
import type { DeploymentRecord, ServiceRecord } from '../state.ts';
import { changeRollout, changeService } from './change-service.ts';
import { abandonHooks } from './run-hook.ts';

export function completeRollout(ctx: Context, key: string, service: ServiceRecord): void {
  const rollout = findCurrentRollout(ctx, service);
  if (!rollout) return;
  settleOn(ctx, key, service, rollout.targetId);
  changeRollout(ctx, service, { status: 'SUCCESSFUL', finishedAt: ctx.now });
  addEvent(ctx, key, completedText(service.name, rollout.targetId));
  reportSteadyState(ctx, service);
}

export function finishRollback(ctx: Context, key: string, service: ServiceRecord): void {
  const rollout = findCurrentRollout(ctx, service);
  if (!rollout?.sourceId) return;
  settleOn(ctx, key, service, rollout.sourceId);
  changeRollout(ctx, service, { status: 'ROLLBACK_SUCCESSFUL', finishedAt: ctx.now });
  addEvent(ctx, key, completedText(service.name, rollout.sourceId));
  reportSteadyState(ctx, service);
}

/** Leaves one deployment, which is complete. */
function settleOn(ctx: Context, key: string, service: ServiceRecord, id: string): void {
  const left = service.deployments.find((deployment) => deployment.id === id);
  if (!left) return;
  const complete: DeploymentRecord = {
    ...left,
    status: 'PRIMARY',
    rolloutState: 'COMPLETED',
    rolloutStateReason: rolloutReason.completed(id),
    updatedAt: ctx.now,
  };
  changeService(ctx, key, () => ({
    deployments: [complete],
    taskDefinition: left.taskDefinition,
    steady: true,
    impediment: undefined,
  }));
  publishDeploymentChange(ctx, service, complete);
}

export function failRollout(
  ctx: Context,
  key: string,
  service: ServiceRecord,
  { trigger, rollback, alarms }: StepOf<'fail'>,
): void {
  const rollout = findCurrentRollout(ctx, service);
  if (!rollout) return;
  abandonHooks(ctx, rollout);
  const source = service.deployments.find((deployment) => deployment.id === rollout.sourceId);
  const { title, why, rolledBack } = triggers[trigger];
  const failure = trigger === 'user' ? 'Stopped by user.' : `${title}: ${why}.`;
  const fail = (deployment: DeploymentRecord): DeploymentRecord => ({
    ...deployment,
    rolloutState: 'FAILED',
    rolloutStateReason: rolloutReason.failed(trigger),
    updatedAt: ctx.now,
  });
  const failed = service.deployments.map((d) => (d.id === rollout.targetId ? fail(d) : d));
  for (const deployment of failed)
    if (deployment.id === rollout.targetId) publishDeploymentChange(ctx, service, deployment);
  addEvent(ctx, key, failedText(service.name, rollout.targetId, why));

  if (!rollback || !source) {
    changeService(ctx, key, () => ({ deployments: failed }));
    changeRollout(ctx, service, {
      // A rollback that was asked for, but has no deployment to go back to, has failed.
      status: rollback ? 'ROLLBACK_FAILED' : 'STOPPED',
      statusReason: rollback ? `${failure} No earlier deployment to roll back to.` : failure,
      trigger,
      triggeredAlarms: alarms,
      stoppedAt: ctx.now,
      finishedAt: ctx.now,
    });
    return;
  }
  addEvent(ctx, key, rollingBackText(service.name, source.id));
  const back: DeploymentRecord = {
    ...source,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: rolloutReason.rollingBack(source.id, trigger),
    updatedAt: ctx.now,
  };
  changeService(ctx, key, () => ({
    deployments: [
      back,
      ...failed.filter((d) => d.id !== source.id).map((d) => ({ ...d, status: 'ACTIVE' as const })),
    ],
    taskDefinition: source.taskDefinition,
    steady: false,
  }));
  publishDeploymentChange(ctx, service, back);
  const statusReason = rolledBack ? `Service deployment rolled back because ${rolledBack}.` : failure;
  changeRollout(ctx, service, {
    status: 'ROLLBACK_IN_PROGRESS',
    statusReason,
    trigger,
    triggeredAlarms: alarms,
    rollback: { reason: statusReason, startedAt: ctx.now, revisionArn: rollout.sourceRevisionArn ?? '' },
  });
}
