// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListPipelines.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { pipelines } from '../state.ts';

export const listPipelines: Operation<'codepipeline', 'ListPipelines'> = (input, ctx) => {
  const listed = page(ctx.all(pipelines), ({ name }) => name, input.maxResults ?? 1000, input.nextToken);
  if (!listed) throw invalidNextToken();
  return {
    pipelines: listed.items.map(({ name, declaration, createdAt, updatedAt }) => ({
      name,
      version: declaration.version,
      pipelineType: declaration.pipelineType,
      executionMode: declaration.executionMode,
      created: new Date(createdAt),
      updated: new Date(updatedAt),
    })),
    nextToken: listed.nextToken,
  };
};
