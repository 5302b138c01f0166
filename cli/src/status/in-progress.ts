// What is under way, with what it waits for: deployments and services that are not steady, tasks and instances that come or
// go, the actions and conditions of pipelines. What waits for a person is in a section of its own.
import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { StageState } from '@aws-sdk/client-codepipeline';
import type { Service } from '@aws-sdk/client-ecs';
import type { WaitingRow } from '../messages/status.ts';
import { allServices } from '../services/find-service.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { deploymentStep } from './code-deploy.ts';
import type { Section } from './section.ts';
import { tasksOnTheWay } from './tasks-on-the-way.ts';

export const inProgressSection: Section = async (clients) => {
  const parts = await Promise.all([
    pipelineSteps(clients),
    services(clients),
    // The section that lists them says why they cannot be listed.
    tasksOnTheWay(clients).catch(() => []),
    groups(clients),
  ]);
  const rows = parts.flat();
  return rows.length > 0 ? { code: 'status-in-progress', rows } : undefined;
};

async function pipelineSteps({ codePipeline }: Clients): Promise<WaitingRow[]> {
  const pipelines = await allPages(async (nextToken) => {
    const page = await codePipeline.listPipelines({ nextToken });
    return { items: page.pipelines, next: page.nextToken };
  });
  const states = await Promise.all(pipelines.map(({ name }) => codePipeline.getPipelineState({ name })));
  return states.flatMap(({ pipelineName = '', stageStates = [] }) =>
    stageStates.flatMap((stage) => [
      ...stepsOf(stage)
        .filter(({ status, token }) => status === 'InProgress' && token === undefined)
        .filter(({ summary = '' }) => !summary.startsWith('Waiting for ') || summary.includes(' to stay '))
        .map(({ name, summary }) => ({
          pipeline: pipelineName,
          action: `${stage.stageName}/${name}`,
          reason: summary ?? 'It has just begun.',
        })),
      ...closedTransition(pipelineName, stage),
    ]),
  );
}

interface Step {
  readonly name: string | undefined;
  readonly status?: string | undefined;
  readonly summary?: string | undefined;
  readonly token?: string | undefined;
}

/** The actions of a stage, and the rules of its conditions. */
function stepsOf({ actionStates = [], ...stage }: StageState): Step[] {
  const conditions = [
    stage.beforeEntryConditionState,
    stage.onSuccessConditionState,
    stage.onFailureConditionState,
  ].flatMap((state) => state?.conditionStates ?? []);
  return [
    ...actionStates.map(({ actionName, latestExecution }) => ({ name: actionName, ...latestExecution })),
    ...conditions.flatMap(({ ruleStates = [] }) =>
      ruleStates.map(({ ruleName, latestExecution }) => ({ name: ruleName, ...latestExecution })),
    ),
  ];
}

/** An execution that waits before a stage: for the one that is in it, or for its transition. */
function closedTransition(pipeline: string, stage: StageState): WaitingRow[] {
  const { stageName = '', inboundExecution, inboundTransitionState, latestExecution } = stage;
  if (!inboundExecution) return [];
  const reason =
    inboundTransitionState?.enabled === false
      ? `The transition is disabled: ${inboundTransitionState.disabledReason}`
      : `Execution ${latestExecution?.pipelineExecutionId ?? 'before it'} is still in the stage.`;
  return [{ pipeline, action: stageName, reason }];
}

async function services(clients: Clients): Promise<WaitingRow[]> {
  // The section that lists services says why they cannot be listed.
  const found = await allServices(clients).catch(() => []);
  return Promise.all(
    found
      .filter(({ service }) => isUnderWay(service))
      .map(async ({ cluster, service }) => ({
        pipeline: service.serviceName ?? '',
        action: cluster,
        reason: await whyUnderWay(service, clients),
      })),
  );
}

const isUnderWay = ({
  status,
  desiredCount = 0,
  runningCount = 0,
  pendingCount = 0,
  deployments = [],
  taskSets = [],
}: Service): boolean =>
  status === 'DRAINING' ||
  runningCount !== desiredCount ||
  pendingCount > 0 ||
  taskSets.length > 1 ||
  deployments.some(({ rolloutState }) => rolloutState === 'IN_PROGRESS');

async function whyUnderWay(service: Service, clients: Clients): Promise<string> {
  const { status, desiredCount = 0, runningCount = 0, pendingCount = 0 } = service;
  const counts =
    status === 'DRAINING'
      ? `${runningCount} tasks are still running.`
      : `${runningCount} of ${desiredCount} tasks are running, ${pendingCount} are pending.`;
  const byCodeDeploy = (service.taskSets ?? []).find(
    ({ status: of, externalId }) => of !== 'PRIMARY' && externalId,
  );
  const id = byCodeDeploy?.externalId;
  // Its task set says how it is where CodeDeploy may not be asked.
  const step = id === undefined ? undefined : await deploymentStep(clients, id).catch(() => undefined);
  const deployment = id
    ? ` Deployment ${id} is under way: ${step ?? `its task set is ${byCodeDeploy?.stabilityStatus}.`}`
    : '';
  const newest = service.events?.[0]?.message;
  return `${counts}${deployment}${newest ? ` ${newest}` : ''}`;
}

const steady: readonly string[] = ['InService', 'Standby', 'Detached'];

async function groups({ autoScaling }: Clients): Promise<WaitingRow[]> {
  const all = await allPages(async (NextToken) => {
    const page = await autoScaling.describeAutoScalingGroups({ NextToken });
    return { items: page.AutoScalingGroups, next: page.NextToken };
  }).catch((): AutoScalingGroup[] => []);
  const rows = await Promise.all(
    all.map(async (group) => [
      ...instancesOf(group),
      ...(await missing(group, autoScaling)),
      ...(await refresh(group, autoScaling)),
    ]),
  );
  return rows.flat();
}

const instancesOf = ({
  AutoScalingGroupName: pipeline = '',
  Instances = [],
}: AutoScalingGroup): WaitingRow[] =>
  Instances.filter(({ LifecycleState = '' }) => !steady.includes(LifecycleState)).map(
    ({ InstanceId: action = '', LifecycleState: state = '' }) => ({
      pipeline,
      action,
      reason: state.endsWith(':Wait')
        ? `The instance is ${state}: a lifecycle hook waits for its completion, or for its timeout.`
        : `The instance is ${state}.`,
    }),
  );

/** A group that has fewer instances than it should, and launches none: why its last attempt failed. */
async function missing(
  { AutoScalingGroupName, DesiredCapacity = 0, Instances = [] }: AutoScalingGroup,
  autoScaling: Clients['autoScaling'],
): Promise<WaitingRow[]> {
  if (Instances.length >= DesiredCapacity) return [];
  const { Activities = [] } = await autoScaling.describeScalingActivities({
    AutoScalingGroupName,
    MaxRecords: 1,
  });
  const why = Activities[0]?.StatusMessage ?? Activities[0]?.Cause ?? 'no activity has begun';
  const reason = `${Instances.length} of ${DesiredCapacity} instances are there: ${why}`;
  return [{ pipeline: AutoScalingGroupName ?? '', action: 'capacity', reason }];
}

async function refresh(
  { AutoScalingGroupName }: AutoScalingGroup,
  autoScaling: Clients['autoScaling'],
): Promise<WaitingRow[]> {
  const { InstanceRefreshes = [] } = await autoScaling.describeInstanceRefreshes({
    AutoScalingGroupName,
    MaxRecords: 1,
  });
  const [latest] = InstanceRefreshes;
  const { Status = '', StatusReason, PercentageComplete = 0, InstancesToUpdate = 0 } = latest ?? {};
  if (!['Pending', 'InProgress', 'Cancelling', 'RollbackInProgress', 'Baking'].includes(Status)) return [];
  const progress = `Instance refresh ${Status}: ${PercentageComplete} % done, ${InstancesToUpdate} to go.`;
  return [
    {
      pipeline: AutoScalingGroupName ?? '',
      action: latest?.InstanceRefreshId ?? '',
      reason: StatusReason ? `${progress} ${StatusReason}` : progress,
    },
  ];
}
