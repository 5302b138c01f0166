// What waits for something that only a person can give: a source for its repository, an approval, a deployment that a hook
// has paused.
import type { WaitingRow } from '../messages/status.ts';
import { allServices } from '../services/find-service.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';
import type { Section } from './section.ts';

export const waitingSection: Section = async (clients) => {
  const waiting = [...(await waitingActions(clients)), ...(await pausedDeployments(clients))];
  return waiting.length > 0 ? { code: 'status-waiting', waiting } : undefined;
};

async function waitingActions({ codePipeline }: Clients): Promise<WaitingRow[]> {
  const pipelines = await allPages(async (nextToken) => {
    const page = await codePipeline.listPipelines({ nextToken });
    return { items: page.pipelines, next: page.nextToken };
  });
  const states = await Promise.all(pipelines.map(({ name }) => codePipeline.getPipelineState({ name })));
  return states.flatMap(({ pipelineName = '', stageStates = [] }) =>
    stageStates.flatMap(({ stageName, actionStates = [] }) =>
      actionStates.flatMap(({ actionName, latestExecution }) => {
        const { status, summary = '', token } = latestExecution ?? {};
        const isWaiting =
          status === 'InProgress' && (token !== undefined || summary.startsWith('Waiting for '));
        if (!isWaiting) return [];
        const reason =
          token === undefined ? summary : 'Waiting for an approval: aws codepipeline put-approval-result';
        return [{ pipeline: pipelineName, action: `${stageName}/${actionName}`, reason }];
      }),
    ),
  );
}

async function pausedDeployments(clients: Clients): Promise<WaitingRow[]> {
  // The section that lists services says why they cannot be listed.
  const services = await allServices(clients).catch(() => []);
  const deploying = services.flatMap(({ service }) => service.currentServiceDeployment ?? []);
  const pages = await Promise.all(
    deploying.map((arn) => clients.ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] })),
  );
  return pages
    .flatMap(({ serviceDeployments = [] }) => serviceDeployments)
    .flatMap(({ serviceArn, serviceDeploymentArn, lifecycleStage = '', lifecycleHookDetails = [] }) =>
      lifecycleHookDetails
        .filter(({ status }) => status === 'AWAITING_ACTION')
        .map(({ hookId }) => ({
          pipeline: lastPart(serviceArn),
          action: lifecycleStage,
          reason: `Paused by a hook: aws ecs continue-service-deployment --service-deployment-arn ${serviceDeploymentArn} --hook-id ${hookId}`,
        })),
    );
}
