// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetApplicationRevision.html
import type { Operation } from '../../../kernel/context.ts';
import { requireApplication } from '../find.ts';
import { requireRevision } from '../revision/register.ts';
import { revisionView } from '../views/application.ts';

export const getApplicationRevision: Operation<'codedeploy', 'GetApplicationRevision'> = (input, ctx) => {
  const { name } = requireApplication(ctx, input.applicationName);
  const { revisionLocation, genericRevisionInfo } = revisionView(requireRevision(ctx, name, input.revision));
  return { applicationName: name, revision: revisionLocation, revisionInfo: genericRevisionInfo };
};
