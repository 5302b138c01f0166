// Pipelines that wait for something that only a person can give: a repository for a source, an approval.
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

export const waitingSection: Section = async ({ codePipeline }) => {
  const pipelines = await allPages(async (nextToken) => {
    const page = await codePipeline.listPipelines({ nextToken });
    return { items: page.pipelines, next: page.nextToken };
  });
  const states = await Promise.all(pipelines.map(({ name }) => codePipeline.getPipelineState({ name })));
  const waiting = states.flatMap(({ pipelineName = '', stageStates = [] }) =>
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
  return waiting.length > 0 ? { code: 'status-waiting', waiting } : undefined;
};
