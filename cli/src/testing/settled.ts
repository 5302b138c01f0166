// When what a test has started in a system has ended: a service's deployments, and a pipeline's executions.
import { eventually, type System } from './system.ts';

/** The system's only service. */
export async function serviceOf({ clients: { ecs } }: System) {
  const { clusterArns: [cluster = ''] = [] } = await ecs.listClusters({});
  const { serviceArns: [arn = ''] = [] } = await ecs.listServices({ cluster });
  const { services: [found] = [] } = await ecs.describeServices({ cluster, services: [arn] });
  return { cluster, service: arn, found: found! };
}

/** The name of its only pipeline. */
export async function pipelineOf({ clients }: System): Promise<string> {
  const { pipelines: [found] = [] } = await clients.codePipeline.listPipelines({});
  return found!.name!;
}

/** Waits until no deployment is under way, and as many tasks run as are wanted. */
export const serviceSettled = (system: System) =>
  eventually(async () => {
    const { found } = await serviceOf(system);
    const { serviceDeployments = [] } = await system.clients.ecs.listServiceDeployments({
      cluster: found.clusterArn,
      service: found.serviceArn!,
      status: ['PENDING', 'IN_PROGRESS', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'],
    });
    return serviceDeployments.length === 0 && found.runningCount === found.desiredCount;
  });

/** Waits until nothing runs in the pipeline; with a commit, until its execution has ended. */
export const pipelineSettled = (system: System, commit?: string) =>
  eventually(async () => {
    const { pipelineExecutionSummaries: all = [] } = await system.clients.codePipeline.listPipelineExecutions(
      {
        pipelineName: await pipelineOf(system),
      },
    );
    const isThere = all.some(({ sourceRevisions: [source] = [] }) => source?.revisionId === commit);
    return (
      (commit === undefined || isThere) && all.every(({ status }) => !/^(InProgress|Stopping)$/.test(status!))
    );
  });
