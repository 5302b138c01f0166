// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutJobSuccessResult.html
// With a continuation token the job is not over: its worker gets it again, with the token.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidJobState } from '../faults.ts';
import { findDeclaration } from '../find.ts';
import { requireJob } from '../jobs/job.ts';
import { jobs } from '../state.ts';

export const putJobSuccessResult: Operation<'codepipeline', 'PutJobSuccessResult'> = (input, ctx) => {
  const { job, action } = requireJob(input.jobId!, ctx);
  if (job.status !== 'InProgress') throw invalidJobState(job.id, job.status);
  const { continuationToken, executionDetails, outputVariables = {} } = input;
  const { summary, externalExecutionId } = executionDetails ?? {};
  ctx.enqueue('codepipeline/action', action.id);
  if (continuationToken) {
    const isPolled = findDeclaration(action, ctx)?.actionTypeId?.owner === 'Custom';
    const status = isPolled ? 'Queued' : 'InProgress';
    ctx.put(jobs, job.id, { ...job, status, continuationToken });
    return {};
  }
  const result = { status: 'Succeeded', variables: outputVariables, summary, externalExecutionId } as const;
  ctx.put(jobs, job.id, plain({ ...job, status: 'Succeeded' as const, result }));
  return {};
};
