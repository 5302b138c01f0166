// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutJobFailureResult.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidJobState } from '../faults.ts';
import { requireJob } from '../jobs/job.ts';
import { jobs } from '../state.ts';

export const putJobFailureResult: Operation<'codepipeline', 'PutJobFailureResult'> = (input, ctx) => {
  const { job, action } = requireJob(input.jobId!, ctx);
  if (job.status !== 'InProgress') throw invalidJobState(job.id, job.status);
  const { type, message, externalExecutionId } = input.failureDetails!;
  const result = { status: 'Failed', code: type!, message: message!, externalExecutionId } as const;
  ctx.put(jobs, job.id, plain({ ...job, status: 'Failed' as const, result }));
  ctx.enqueue('codepipeline/action', action.id);
  return {};
};
