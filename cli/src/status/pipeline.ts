// The pipeline's stages, with what their latest execution said.
import { summaryLine } from '../steps/summary-line.ts';
import type { Section } from './section.ts';

export const pipelineSection: Section = async ({ codePipeline }, { pipelineName: name }) => {
  if (!name) return undefined;
  const { stageStates = [] } = await codePipeline.getPipelineState({ name });
  const stages = stageStates.map(({ stageName = '', latestExecution, actionStates }) => {
    const action = actionStates?.[0]?.latestExecution;
    return {
      name: stageName,
      status: latestExecution?.status,
      summary: action?.errorDetails?.message ?? summaryLine(action?.summary),
    };
  });
  return { code: 'status-pipeline', name, stages };
};
