// https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-custom-action.html
// An action of a custom type waits for a job worker, which polls for its job and says what came of it.
import type { ActionTypeId } from '@aws-sdk/client-codepipeline';
import { type ActionProvider, hourMs } from '../action-provider.ts';
import { createJob, resultOf } from '../jobs/job.ts';
import { jobs } from '../state.ts';

export const customAction = ({ category, provider }: ActionTypeId): ActionProvider => ({
  category: category!,
  owner: 'Custom',
  provider: provider!,
  version: '1',
  requiredKeys: [],
  optionalKeys: [],
  hasAnyKeys: true,
  inputs: [0, 5],
  outputs: [0, 5],
  timeoutMs: 24 * hourMs,
  watches: [],

  advance(run, ctx) {
    const { jobId } = run.action.memo as { readonly jobId?: string };
    const job = jobId === undefined ? createJob(run, 'Queued', ctx) : ctx.get(jobs, jobId)!;
    const summary =
      job.status === 'Queued' ? `Waiting for a job worker of ${category}/${provider}` : 'A job worker has it';
    return resultOf(job) ?? { status: 'in-progress', memo: { jobId: job.id }, summary };
  },
});
