// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PollForJobs.html
// A job that is returned is not returned again, unless its worker continues it.
import type { Operation } from '../../../kernel/context.ts';
import { actionTypeNotFound } from '../faults.ts';
import { findDeclaration } from '../find.ts';
import { jobData } from '../jobs/job.ts';
import { actions, customTypeKey, customTypes, jobs } from '../state.ts';

export const pollForJobs: Operation<'codepipeline', 'PollForJobs'> = (input, ctx) => {
  const { category, owner, provider, version } = input.actionTypeId!;
  const key = customTypeKey(category!, provider!, version!);
  if (owner !== 'Custom' || !ctx.get(customTypes, key)) throw actionTypeNotFound();
  const wanted = Object.entries(input.queryParam ?? {});
  const queued = ctx.all(jobs).flatMap((job) => {
    const action = ctx.get(actions, job.actionId);
    if (job.status !== 'Queued' || action?.status !== 'InProgress') return [];
    const type = findDeclaration(action, ctx)?.actionTypeId;
    const isMine =
      type?.owner === 'Custom' && customTypeKey(type.category!, type.provider!, type.version!) === key;
    const matches = wanted.every(([name, value]) => action.configuration[name] === value);
    return isMine && matches ? [{ job, action }] : [];
  });
  queued.sort((a, b) => a.action.startedAt - b.action.startedAt || a.action.order - b.action.order);
  return {
    jobs: queued.slice(0, input.maxBatchSize ?? 1).map(({ job, action }) => {
      const dispatched = { ...job, status: 'Dispatched', nonce: ctx.ids.uuid() } as const;
      ctx.put(jobs, job.id, dispatched);
      return {
        id: job.id,
        nonce: dispatched.nonce,
        accountId: ctx.account,
        data: jobData(dispatched, action, ctx),
      };
    }),
  };
};
