// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_RegisterApplicationRevision.html
import type { Operation } from '../../../kernel/context.ts';
import { requireApplication } from '../find.ts';
import { checkLocation } from '../revision/location.ts';
import { registerRevision } from '../revision/register.ts';

export const registerApplicationRevision: Operation<'codedeploy', 'RegisterApplicationRevision'> = (
  input,
  ctx,
) => {
  const { name } = requireApplication(ctx, input.applicationName);
  registerRevision(ctx, name, checkLocation(input.revision), input.description);
  return {};
};
