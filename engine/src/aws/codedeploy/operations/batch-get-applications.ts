// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetApplications.html
import type { Operation } from '../../../kernel/context.ts';
import { requireApplication } from '../find.ts';
import { applicationView } from '../views/application.ts';

export const batchGetApplications: Operation<'codedeploy', 'BatchGetApplications'> = (input, ctx) => ({
  applicationsInfo: (input.applicationNames ?? []).map((name) =>
    applicationView(requireApplication(ctx, name)),
  ),
});
