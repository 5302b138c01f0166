// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListPipelineExecutions.html
import type { Operation } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { executionsOf, newestFirst, requirePipeline } from '../find.ts';
import { executionSummary } from '../views/execution.ts';

export const listPipelineExecutions: Operation<'codepipeline', 'ListPipelineExecutions'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const stage = input.filter?.succeededInStage?.stageName;
  const wanted = executionsOf(pipeline.name, ctx).filter(
    ({ stages }) => !stage || own(stages, stage)?.status === 'Succeeded',
  );
  const listed = page(wanted, newestFirst, input.maxResults ?? 100, input.nextToken);
  if (!listed) throw invalidNextToken();
  return {
    pipelineExecutionSummaries: listed.items.map((execution) => executionSummary(execution, pipeline)),
    nextToken: listed.nextToken,
  };
};
