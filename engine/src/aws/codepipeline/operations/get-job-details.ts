// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetJobDetails.html
import type { Operation } from '../../../kernel/context.ts';
import { jobData, requireJob } from '../jobs/job.ts';

export const getJobDetails: Operation<'codepipeline', 'GetJobDetails'> = (input, ctx) => {
  const { job, action } = requireJob(input.jobId!, ctx);
  return { jobDetails: { id: job.id, accountId: ctx.account, data: jobData(job, action, ctx) } };
};
