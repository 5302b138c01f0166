// Runs a lifecycle hook: calls its Lambda function, or begins a pause that ContinueServiceDeployment ends.
import type { DeploymentLifecycleHookStatus } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { plain } from '../../../kernel/plain.ts';
import { findCurrentRollout } from '../find/service-deployments.ts';
import type { StepOf } from '../scheduling/snapshot.ts';
import {
  type HookRunRecord,
  type ServiceDeploymentRecord,
  type ServiceRecord,
  serviceDeployments,
} from '../state.ts';
import { changeRollout } from './change-service.ts';
import { timeoutMsOf } from './lifecycle-hooks.ts';

export function runHook(
  ctx: Context,
  key: string,
  service: ServiceRecord,
  { hook, stage, step }: StepOf<'run-hook'>,
): void {
  const rollout = findCurrentRollout(ctx, service);
  const declared = rollout?.deploymentConfiguration.lifecycleHooks?.[hook];
  if (!rollout || !declared) return;
  const before = rollout.hookRuns?.find((r) => r.hook === hook && r.stage === stage && r.step === step);
  const pause = declared.targetType === 'PAUSE';
  const started: HookRunRecord = before ?? {
    id: pause ? `ecs-pause-${ctx.ids.alphanumeric(43)}` : `ecs-lambda-${ctx.ids.alphanumeric(43)}`,
    hook,
    stage,
    step,
    status: pause ? 'AWAITING_ACTION' : 'IN_PROGRESS',
    startedAt: ctx.now,
    expiresAt: ctx.now + timeoutMsOf(rollout, hook),
  };
  forget(ctx, started);
  const token = pause ? undefined : invoke(ctx, key, service, rollout, started);
  const run = plain({ ...started, token, recallAt: undefined });
  const others = (rollout.hookRuns ?? []).filter(({ id }) => id !== run.id);
  changeRollout(ctx, service, { hookRuns: [...others, run] });
}

function invoke(
  ctx: Context,
  key: string,
  service: ServiceRecord,
  rollout: ServiceDeploymentRecord,
  run: HookRunRecord,
): string {
  const { hookTargetArn, hookDetails } = rollout.deploymentConfiguration.lifecycleHooks?.[run.hook] ?? {};
  const share = (percent: number) => ({
    [rollout.targetRevisionArn]: percent,
    ...(rollout.sourceRevisionArn && { [rollout.sourceRevisionArn]: 100 - percent }),
  });
  const details = { ...(hookDetails as object | undefined), ...run.details };
  const event = {
    executionId: ctx.ids.uuid(),
    lifecycleStage: run.stage,
    resourceArn: rollout.arn,
    executionDetails: {
      serviceArn: service.arn,
      targetServiceRevisionArn: rollout.targetRevisionArn,
      testTrafficWeights: run.stage === 'TEST_TRAFFIC_SHIFT' ? share(run.step) : {},
      productionTrafficWeights: run.stage === 'PRODUCTION_TRAFFIC_SHIFT' ? share(run.step) : {},
    },
    ...(Object.keys(details).length > 0 && { hookDetails: details }),
  };
  return ctx.ask(
    'lambda',
    'Invoke',
    { FunctionName: hookTargetArn, Payload: Buffer.from(JSON.stringify(event)) },
    { controller: 'ecs/service', key },
    ({ FunctionError, Payload }) => {
      const text = Buffer.from((Payload ?? []) as Uint8Array).toString();
      return FunctionError ? { error: text } : { answer: text };
    },
  );
}

export function changeHook(
  ctx: Context,
  service: ServiceRecord,
  id: string,
  change: Partial<HookRunRecord> & { readonly status?: DeploymentLifecycleHookStatus },
): void {
  const { hookRuns = [] } = findCurrentRollout(ctx, service) ?? {};
  changeRollout(ctx, service, {
    hookRuns: hookRuns.map((run) => {
      if (run.id !== id) return run;
      forget(ctx, run);
      const { token: _, ...rest } = run;
      return { ...rest, ...change };
    }),
  });
}

/** What hooks that still run answer is of no interest any more. */
export function abandonHooks(ctx: Context, rollout: ServiceDeploymentRecord): void {
  if (!rollout.hookRuns?.some(({ token }) => token !== undefined)) return;
  for (const run of rollout.hookRuns) forget(ctx, run);
  ctx.put(serviceDeployments, rollout.arn, {
    ...rollout,
    hookRuns: rollout.hookRuns.map(({ token, ...run }) =>
      token === undefined ? run : { ...run, status: 'FAILED' as const },
    ),
  });
}

function forget(ctx: Context, { token }: HookRunRecord): void {
  if (token !== undefined) ctx.delete(outcomes, token);
}
