// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListPipelineExecutions.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { executionsOf, findPipeline, newestFirst } from '../find.ts';
import { summarised } from '../views/execution.ts';

export const listPipelineExecutions: Operation<'codepipeline', 'ListPipelineExecutions'> = (input, ctx) => {
  const pipeline = findPipeline(input.pipelineName!, ctx);
  const stage = input.filter?.succeededInStage?.stageName;
  const wanted = executionsOf(pipeline.name, ctx).filter(
    ({ stages }) => !stage || stages[stage]?.status === 'Succeeded',
  );
  const shown = page(wanted, newestFirst, input.maxResults ?? 100, input.nextToken);
  if (!shown) throw invalidNextToken();
  return {
    pipelineExecutionSummaries: shown.items.map((execution) => summarised(execution, pipeline)),
    nextToken: shown.nextToken,
  };
};
