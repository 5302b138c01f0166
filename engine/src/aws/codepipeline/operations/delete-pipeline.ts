// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DeletePipeline.html
// Deleting a pipeline that does not exist succeeds. The source controller stops watching its sources.
import type { Operation } from '../../../kernel/context.ts';
import { actionsOf, executionsOf, rulesOf } from '../find.ts';
import { actions, executions, jobs, orders, pipelines, pipelineVersions } from '../state.ts';

export const deletePipeline: Operation<'codepipeline', 'DeletePipeline'> = (input, ctx) => {
  const name = input.name!;
  for (const { id } of [...actionsOf(name, ctx), ...rulesOf(name, ctx)]) ctx.delete(actions, id);
  for (const { id } of executionsOf(name, ctx)) ctx.delete(executions, id);
  for (const { id, pipeline } of ctx.all(jobs)) if (pipeline === name) ctx.delete(jobs, id);
  const versions = ctx.keys(pipelineVersions).filter((key) => key.startsWith(`${name}/`));
  for (const key of versions) ctx.delete(pipelineVersions, key);
  ctx.delete(orders, name);
  ctx.delete(pipelines, name);
  return {};
};
