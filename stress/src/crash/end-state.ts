// What a cloud holds once everything has come to its end, without what no two runs have in common: ids and times.
import { setTimeout as delay } from 'node:timers/promises';
import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Clients } from '../engine/clients.ts';

/** Starts the pipeline again when no execution has succeeded: a build that was killed with its engine has failed. */
export async function settle(clients: Clients, withinMs: number): Promise<string | undefined> {
  const until = performance.now() + withinMs;
  for (;;) {
    const open = await unsettled(clients);
    if (open.length === 0) return undefined;
    if (performance.now() > until) return open.join('; ');
    await delay(50);
  }
}

async function unsettled(clients: Clients): Promise<string[]> {
  const { cloudFormation, codePipeline, ecs } = clients;
  const open: string[] = [];
  for (const { StackName, StackStatus = '' } of (await cloudFormation.describeStacks({})).Stacks ?? [])
    if (StackStatus.endsWith('IN_PROGRESS')) open.push(`stack ${StackName} is ${StackStatus}`);
  const { services = [] } = await ecs.describeServices({ cluster: 'crash', services: ['web'] });
  for (const { deployments = [], desiredCount, runningCount } of services)
    if (
      deployments.length !== 1 ||
      deployments[0]?.rolloutState !== 'COMPLETED' ||
      runningCount !== desiredCount
    )
      open.push(
        `the service has ${runningCount} of ${desiredCount} tasks in ${deployments.length} deployments`,
      );
  const { pipelineExecutionSummaries: executions = [] } = await codePipeline.listPipelineExecutions({
    pipelineName: 'crash',
  });
  if (executions.some(({ status }) => status === 'InProgress')) open.push('the pipeline runs');
  else if (!executions.some(({ status }) => status === 'Succeeded')) {
    await codePipeline.startPipelineExecution({ name: 'crash' });
    open.push('the pipeline is started again');
  }
  return open;
}

export async function endState(clients: Clients): Promise<Record<string, unknown>> {
  const { cloudFormation, cloudWatch, codePipeline, ecr, ecs, elb, lambda, s3, ssm } = clients;
  const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: 'crash' });
  const { StackResourceSummaries = [] } = await cloudFormation.listStackResources({ StackName: 'crash' });
  const { services: [service] = [] } = await ecs.describeServices({ cluster: 'crash', services: ['web'] });
  const { taskArns = [] } = await ecs.listTasks({ cluster: 'crash' });
  const { tasks = [] } =
    taskArns.length > 0 ? await ecs.describeTasks({ cluster: 'crash', tasks: taskArns }) : {};
  const { taskDefinition } = await ecs.describeTaskDefinition({
    taskDefinition: service?.taskDefinition ?? '',
  });
  const { MetricAlarms = [] } = await cloudWatch.describeAlarms({ MaxRecords: 100 });
  const { imageDetails = [] } = await ecr.describeImages({ repositoryName: 'crash' });
  const { LoadBalancers = [] } = await elb.describeLoadBalancers({});
  const { Parameters = [] } = await ssm.getParametersByPath({ Path: '/crash', MaxResults: 10 });
  const { Functions = [] } = await lambda.listFunctions({});
  const objects: Record<string, unknown> = {};
  for (const Bucket of ['crash-objects', 'crash-source', 'crash-deployed', 'crash-taken']) {
    const { Contents = [] } = await s3.listObjectsV2({ Bucket });
    objects[Bucket] = Contents.map(({ Key, ETag, Size }) => [Key, ETag, Size]);
  }
  return {
    stacks: Stacks.map(({ StackName, StackStatus, Parameters: values = [] }) => [
      StackName,
      StackStatus,
      Object.fromEntries(values.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue])),
    ]),
    // A resource that failed is not always named: an engine that is killed before it says so says it again.
    resources: StackResourceSummaries.map(({ LogicalResourceId, ResourceType, ResourceStatus }) => [
      LogicalResourceId,
      ResourceType,
      ResourceStatus?.replace(/^(CREATE|UPDATE)_COMPLETE$/, 'COMPLETE'),
    ]).sort(),
    service: [service?.status, service?.desiredCount, service?.runningCount, service?.pendingCount],
    environment: taskDefinition?.containerDefinitions?.[0]?.environment,
    tasks: tasks.map(({ lastStatus, desiredStatus }) => [lastStatus, desiredStatus]),
    isOneTaskDefinition: new Set(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn)).size === 1,
    alarms: MetricAlarms.map(({ AlarmName, Threshold }) => [AlarmName, Threshold]).sort(),
    images: imageDetails.map(({ imageDigest, imageTags }) => [imageDigest, imageTags]).sort(),
    balancers: LoadBalancers.map(({ LoadBalancerName, State }) => [LoadBalancerName, isServing(State)]),
    parameters: Parameters.map(({ Name, Value }) => [Name, Value]),
    functions: Functions.map(({ FunctionName, Handler }) => [FunctionName, Handler]),
    pipeline: (await codePipeline.getPipelineState({ name: 'crash' })).stageStates?.map(
      ({ stageName, latestExecution }) => [stageName, latestExecution?.status],
    ),
    objects,
  };
}

/** While an engine is dead, another program of this machine may take its port: that is impaired, and not the engine's fault. */
function isServing(state: LoadBalancer['State']): boolean {
  return state?.Code === 'active' || /another program has taken its port/.test(state?.Reason ?? '');
}
