// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetApplicationRevisions.html
import type { Operation } from '../../../kernel/context.ts';
import { requireApplication } from '../find.ts';
import { requireRevision } from '../revision/register.ts';
import { revisionView } from '../views/application.ts';

export const batchGetApplicationRevisions: Operation<'codedeploy', 'BatchGetApplicationRevisions'> = (
  input,
  ctx,
) => {
  const { name } = requireApplication(ctx, input.applicationName);
  return {
    applicationName: name,
    revisions: (input.revisions ?? []).map((each) => revisionView(requireRevision(ctx, name, each))),
  };
};
