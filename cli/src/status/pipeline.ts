import type { Section } from '../commands/status.ts';
import { table } from '../view/table.ts';

export const showPipeline: Section = async ({ codePipeline }, { PipelineName: name }) => {
  if (!name) return '';
  const { stageStates = [] } = await codePipeline.getPipelineState({ name });
  const rows = stageStates.map((stage) => {
    const action = stage.actionStates?.[0]?.latestExecution;
    return [
      stage.stageName ?? '',
      stage.latestExecution?.status ?? 'not run yet',
      action?.errorDetails?.message ?? action?.summary?.split('\n')[0] ?? '',
    ];
  });
  return `Pipeline ${name}\n${table(rows)}`;
};
