// The start of an experiment: its role, its stop conditions and its targets, before any action.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type ExperimentRecord, experiments, type ResolvedTarget } from '../state.ts';
import { resolve } from '../targets/resolve.ts';
import { changeExperiment } from './change-experiment.ts';
import { roleRefusal } from './role.ts';
import { firstAlarm } from './stop-conditions.ts';

export function initiate(ctx: Context, id: string): void {
  const experiment = ctx.get(experiments, id);
  if (experiment?.status !== 'initiating') return;
  const fail = (code: string, location: string, reason: string) =>
    changeExperiment(ctx, experiment, {
      status: 'failed',
      reason: reason.slice(0, 512),
      error: { code, location },
      endTime: ctx.now,
      actions: cancelled(experiment, ctx.now),
    });
  const refusal = roleRefusal(experiment.roleArn, ctx);
  if (refusal !== undefined) return void fail('AccessDenied', 'role', refusal);
  const alarm = firstAlarm(experiment.stopConditions, ctx);
  if (alarm !== undefined)
    return void fail(
      'StopConditionTriggered',
      'stopConditions',
      `Experiment halted by stop condition: ${alarm} is in the state ALARM.`,
    );
  const resolved: Record<string, readonly ResolvedTarget[]> = {};
  for (const [name, target] of Object.entries(experiment.targets)) {
    try {
      resolved[name] = ctx.attempt(() => resolve(target, ctx));
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      return void fail(error.code, `targets.${name}`, `Target resolution failed: ${error.message}`);
    }
    if (resolved[name]?.length === 0 && experiment.emptyTargetResolutionMode === 'fail')
      return void fail('EmptyTarget', `targets.${name}`, 'Target resolution returned empty set');
  }
  changeExperiment(ctx, experiment, { status: 'running', reason: 'Experiment is running.', resolved });
}

const cancelled = ({ actions }: ExperimentRecord, endTime: number): ExperimentRecord['actions'] =>
  Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      { ...action, status: 'cancelled', reason: 'Action was cancelled.', endTime },
    ]),
  );
