// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetApplication.html
import type { Operation } from '../../../kernel/context.ts';
import { requireApplication } from '../find.ts';
import { applicationView } from '../views/application.ts';

export const getApplication: Operation<'codedeploy', 'GetApplication'> = (input, ctx) => ({
  application: applicationView(requireApplication(ctx, input.applicationName)),
});
