// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_AcknowledgeJob.html
// Only the first worker that acknowledges it has the job: a nonce is good for once.
import type { Operation } from '../../../kernel/context.ts';
import { invalidNonce } from '../faults.ts';
import { requireJob } from '../jobs/job.ts';
import { jobs } from '../state.ts';

export const acknowledgeJob: Operation<'codepipeline', 'AcknowledgeJob'> = (input, ctx) => {
  const { job, action } = requireJob(input.jobId!, ctx);
  if (job.nonce !== input.nonce || job.nonce === '') throw invalidNonce();
  if (job.status !== 'Dispatched') return { status: job.status };
  ctx.put(jobs, job.id, { ...job, status: 'InProgress' });
  ctx.enqueue('codepipeline/action', action.id);
  return { status: 'InProgress' };
};
