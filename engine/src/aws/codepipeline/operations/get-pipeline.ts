// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipeline.html
import type { Operation } from '../../../kernel/context.ts';
import { masked } from '../declaration/masked.ts';
import { pipelineVersionNotFound } from '../faults.ts';
import { requirePipeline } from '../find.ts';
import { pipelineVersions } from '../state.ts';

export const getPipeline: Operation<'codepipeline', 'GetPipeline'> = (input, ctx) => {
  const { name, arn, declaration, createdAt, updatedAt } = requirePipeline(input.name!, ctx);
  const wanted =
    input.version === undefined ? declaration : ctx.get(pipelineVersions, `${name}/${input.version}`);
  if (!wanted) throw pipelineVersionNotFound(name, input.version!);
  const metadata = { pipelineArn: arn, created: new Date(createdAt), updated: new Date(updatedAt) };
  return { pipeline: masked(wanted), metadata };
};
