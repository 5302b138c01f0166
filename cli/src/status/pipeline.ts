import type { Section } from '../commands/status.ts';
import { messageOf } from '../deploy/pipeline.ts';
import { table } from '../view/table.ts';

export const showPipeline: Section = async ({ codePipeline }, { PipelineName: name }) => {
  if (!name) return '';
  const { stageStates = [] } = await codePipeline.getPipelineState({ name });
  const rows = stageStates.map((stage) => {
    const action = stage.actionStates?.[0]?.latestExecution;
    return [
      stage.stageName ?? '',
      stage.latestExecution?.status ?? 'not run yet',
      action?.errorDetails?.message ?? messageOf(action?.summary),
    ];
  });
  return `Pipeline ${name}\n${table(rows)}`;
};
