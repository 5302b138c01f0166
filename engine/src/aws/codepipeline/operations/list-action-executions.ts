// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListActionExecutions.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { actionsOf, newestFirst, requirePipeline } from '../find.ts';
import { actionView } from '../views/action.ts';

export const listActionExecutions: Operation<'codepipeline', 'ListActionExecutions'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const { pipelineExecutionId, latestInPipelineExecution } = input.filter ?? {};
  const id = pipelineExecutionId ?? latestInPipelineExecution?.pipelineExecutionId;
  const all = actionsOf(pipeline.name, ctx).filter(({ executionId }) => !id || executionId === id);
  const wanted = latestInPipelineExecution ? all.filter(({ retried }) => !retried) : all;
  const listed = page(wanted, newestFirst, input.maxResults ?? 100, input.nextToken);
  if (!listed) throw invalidNextToken();
  return {
    actionExecutionDetails: listed.items.map((action) => actionView(action, pipeline)),
    nextToken: listed.nextToken,
  };
};
