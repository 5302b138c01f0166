// The next steps of a deployment of an ECS service, as a pure function.
// https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html
import type { Plan } from '../../../kernel/controller.ts';
import { nextStep } from '../configs/traffic-steps.ts';
import {
  type DeploymentRecord,
  type EventName,
  type HookName,
  isOver,
  type LifecycleEventRecord,
  type StopReason,
} from '../state.ts';
import type { DeploymentSnapshot } from './snapshot.ts';

export type DeploymentStep =
  | { readonly do: 'start' }
  | { readonly do: 'run-hook'; readonly event: HookName; readonly functionName: string }
  | { readonly do: 'install' }
  | { readonly do: 'allow-test-traffic' }
  | { readonly do: 'shift'; readonly percent: number }
  | { readonly do: 'end-event'; readonly event: EventName }
  | { readonly do: 'become-ready' }
  | { readonly do: 'await-termination' }
  | { readonly do: 'delete-blue' }
  | { readonly do: 'roll-back' }
  | { readonly do: 'succeed' }
  | { readonly do: 'stop'; readonly reason: StopReason };

const hourMs = 3_600_000;

export function planDeployment(snapshot: DeploymentSnapshot, now: number): Plan<DeploymentStep> {
  const { deployment, inAlarm } = snapshot;
  if (isOver(deployment)) return { steps: [] };
  if (deployment.stopping) return stop(deployment.stopping);
  if (deployment.rollbackOf) return planRollback(snapshot);
  if (inAlarm.length > 0)
    return stop({
      status: 'Stopped',
      code: 'ALARM_ACTIVE',
      message: `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <${inAlarm.join(', ')}>`,
    });
  if (deployment.status === 'Created') return { steps: [{ do: 'start' }] };
  const event = deployment.events.find(({ status }) => status !== 'Succeeded');
  return event ? planEvent(event, snapshot, now) : planTermination(snapshot, now);
}

function planEvent(
  event: LifecycleEventRecord,
  snapshot: DeploymentSnapshot,
  now: number,
): Plan<DeploymentStep> {
  const { deployment } = snapshot;
  switch (event.name) {
    case 'Install':
      return planInstall(event, snapshot, now);
    case 'AllowTestTraffic':
      return { steps: [{ do: 'allow-test-traffic' }, { do: 'end-event', event: event.name }] };
    case 'AllowTraffic':
      return planShift(snapshot, now);
    default:
      return (
        (event.name === 'BeforeAllowTraffic' ? planReadyWait(deployment, now) : undefined) ??
        planHook(event, event.name, snapshot, now)
      );
  }
}

function planInstall(
  { startedAt }: LifecycleEventRecord,
  { deployment, green }: DeploymentSnapshot,
  now: number,
): Plan<DeploymentStep> {
  if (startedAt === undefined) return { steps: [{ do: 'install' }] };
  const endsAt = startedAt + hourMs;
  // The stack has not made the replacement yet; how long it may take is CloudFormation's affair.
  if (deployment.green?.id === '') return { steps: [] };
  if (green?.stabilityStatus === 'STEADY_STATE') return { steps: [{ do: 'end-event', event: 'Install' }] };
  if (!green || green.status === 'DRAINING')
    return stop(
      failure('ECS_UPDATE_ERROR', 'The replacement task set was deleted while it was being installed.'),
    );
  if (now < endsAt) return { steps: [], revisitAt: endsAt };
  return stop(
    failure(
      'TIMEOUT',
      'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
    ),
  );
}

function planHook(
  event: LifecycleEventRecord,
  name: HookName,
  { deployment, invocation }: DeploymentSnapshot,
  now: number,
): Plan<DeploymentStep> {
  const hook = deployment.hooks.find((each) => each.event === name);
  if (!hook) return { steps: [{ do: 'end-event', event: name }] };
  if (event.startedAt === undefined || invocation?.status === 'lost')
    return { steps: [{ do: 'run-hook', event: name, functionName: hook.functionName }] };
  if (invocation?.status === 'failed')
    return stop(
      failure(
        'HOOK_EXECUTION_FAILURE',
        `The Lambda function ${hook.functionName} of the lifecycle event ${name} failed: ${invocation.problem}`,
      ),
    );
  const endsAt = event.startedAt + hourMs;
  if (now < endsAt) return { steps: [], revisitAt: endsAt };
  return stop(
    failure(
      'HOOK_EXECUTION_FAILURE',
      `The Lambda function ${hook.functionName} of the lifecycle event ${name} did not report its result with PutLifecycleEventHookExecutionStatus within one hour.`,
    ),
  );
}

/** Before production traffic is rerouted, the deployment may wait for ContinueDeployment. */
function planReadyWait(deployment: DeploymentRecord, now: number): Plan<DeploymentStep> | undefined {
  const option = deployment.settings.blueGreenDeploymentConfiguration?.deploymentReadyOption;
  if (option?.actionOnTimeout !== 'STOP_DEPLOYMENT' || deployment.continued) return undefined;
  if (deployment.readyAt === undefined) return { steps: [{ do: 'become-ready' }] };
  const endsAt = deployment.readyAt + (option.waitTimeInMinutes ?? 0) * 60_000;
  if (now < endsAt) return { steps: [], revisitAt: endsAt };
  return stop({
    status: 'Stopped',
    code: 'TIMEOUT',
    message: 'The deployment was stopped because traffic rerouting was not started within the wait time.',
  });
}

function planShift({ deployment, pace }: DeploymentSnapshot, now: number): Plan<DeploymentStep> {
  const { percent, afterMs } = nextStep(pace.routing, deployment.percent);
  const from = (deployment.shiftedAt ?? Number.NEGATIVE_INFINITY) + afterMs;
  if (now < from) return { steps: [], revisitAt: from };
  const shift: DeploymentStep = { do: 'shift', percent };
  return { steps: percent === 100 ? [shift, { do: 'end-event', event: 'AllowTraffic' }] : [shift] };
}

/** Everything is done but the end of the original task set. */
function planTermination({ deployment, pace, blue }: DeploymentSnapshot, now: number): Plan<DeploymentStep> {
  const { action = 'TERMINATE' } =
    deployment.settings.blueGreenDeploymentConfiguration?.terminateBlueInstancesOnDeploymentSuccess ?? {};
  if (action === 'KEEP_ALIVE' || !blue) return { steps: [{ do: 'succeed' }] };
  if (deployment.deleting) return { steps: [] };
  if (deployment.terminationStartedAt === undefined) return { steps: [{ do: 'await-termination' }] };
  // A rule over sticky groups binds a client to the original for a second more.
  const waitMs = Math.max(1000, pace.terminationMs);
  const endsAt = deployment.terminationStartedAt + waitMs;
  if (now < endsAt && !deployment.terminationSkipped) return { steps: [], revisitAt: endsAt };
  return { steps: [{ do: deployment.ofStack ? 'succeed' : 'delete-blue' }] };
}

/** All traffic returns to the original task set, and the replacement is deleted. */
function planRollback({ deployment, green }: DeploymentSnapshot): Plan<DeploymentStep> {
  if (!deployment.deleting) return { steps: [{ do: 'roll-back' }] };
  return { steps: green ? [] : [{ do: 'succeed' }] };
}

const stop = (reason: StopReason): Plan<DeploymentStep> => ({ steps: [{ do: 'stop', reason }] });

export const failure = (code: StopReason['code'], message: string): StopReason => ({
  status: 'Failed',
  code,
  message,
});
