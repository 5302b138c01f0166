// Deployment lifecycle hooks: what a stage waits for before the deployment goes on.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html
import type { DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';
import type { Plan } from '../../../kernel/controller.ts';
import { earliest } from '../scheduling/scaling.ts';
import type { HookAnswer, ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import type { HookRunRecord, ServiceDeploymentRecord } from '../state.ts';

/** A day: the guide's default. */
const defaultMinutes = 1440;

/** AWS's present page says 30 s. */
const defaultDelaySeconds = 30;

export const timeoutMsOf = (rollout: ServiceDeploymentRecord, hook: number): number =>
  (rollout.deploymentConfiguration.lifecycleHooks?.[hook]?.timeoutConfiguration?.timeoutInMinutes ??
    defaultMinutes) * 60_000;

interface Gate {
  readonly stage: DeploymentLifecycleHookStage;
  readonly step?: number;
  /** During a rollback nothing is left to roll back: a hook that fails is only noted. */
  readonly lenient?: true;
}

/** Undefined once every hook of the stage has ended well, or there is none. */
export function planHooks(
  { hookAnswers }: ServiceSnapshot,
  rollout: ServiceDeploymentRecord,
  { stage, step = 0, lenient }: Gate,
  now: number,
): Plan<ServiceStep> | undefined {
  const hooks = rollout.deploymentConfiguration.lifecycleHooks ?? [];
  const plans = hooks.flatMap(({ lifecycleStages, targetType }, hook): Plan<ServiceStep>[] => {
    if (!lifecycleStages?.includes(stage) || (lenient && targetType === 'PAUSE')) return [];
    const run = rollout.hookRuns?.find((r) => r.hook === hook && r.stage === stage && r.step === step);
    if (!run) return [{ steps: [{ do: 'run-hook', hook, stage, step }] }];
    const plan = planRun(run, hookAnswers?.[run.id], rollout, lenient === true, now);
    return plan ? [plan] : [];
  });
  if (plans.length === 0) return undefined;
  return {
    steps: plans.flatMap(({ steps }) => steps),
    revisitAt: earliest(plans.map(({ revisitAt }) => revisitAt)),
  };
}

/** Undefined when the hook has ended well. */
function planRun(
  run: HookRunRecord,
  answer: HookAnswer | undefined,
  rollout: ServiceDeploymentRecord,
  lenient: boolean,
  now: number,
): Plan<ServiceStep> | undefined {
  if (run.status === 'SUCCEEDED') return undefined;
  const configuration = rollout.deploymentConfiguration.lifecycleHooks?.[run.hook]?.timeoutConfiguration;
  const continues = lenient || configuration?.action === 'CONTINUE';
  if (run.status === 'TIMED_OUT' || run.status === 'FAILED') return continues ? undefined : fail(run);
  if (now >= run.expiresAt)
    return {
      steps: [{ do: 'end-hook', id: run.id, status: 'TIMED_OUT' }, ...(continues ? [] : fail(run).steps)],
    };
  const waits = { steps: [], revisitAt: run.expiresAt };
  if (run.status === 'AWAITING_ACTION') return waits;
  if (run.recallAt !== undefined) {
    if (now < run.recallAt) return { steps: [], revisitAt: Math.min(run.recallAt, run.expiresAt) };
    return { steps: [{ do: 'run-hook', hook: run.hook, stage: run.stage, step: run.step }] };
  }
  switch (answer?.status) {
    case undefined:
      return waits;
    case 'lost':
      return { steps: [{ do: 'run-hook', hook: run.hook, stage: run.stage, step: run.step }] };
    case 'SUCCEEDED':
      return { steps: [{ do: 'end-hook', id: run.id, status: 'SUCCEEDED' }] };
    case 'IN_PROGRESS': {
      const { delaySeconds = defaultDelaySeconds, details } = answer;
      return {
        steps: [
          {
            do: 'recall-hook',
            id: run.id,
            at: now + delaySeconds * 1000,
            ...(details && { details }),
          },
        ],
      };
    }
    default:
      return {
        steps: [{ do: 'end-hook', id: run.id, status: 'FAILED' }, ...(lenient ? [] : fail(run).steps)],
      };
  }
}

const fail = (_run: HookRunRecord): { readonly steps: readonly ServiceStep[] } => ({
  steps: [{ do: 'fail', trigger: 'hook', rollback: true, alarms: [] }],
});
