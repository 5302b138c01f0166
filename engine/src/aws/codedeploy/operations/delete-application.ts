// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeleteApplication.html
// An application that does not exist is deleted already.
import type { Operation } from '../../../kernel/context.ts';
import { stopDeployment } from '../deployment/stop.ts';
import { nameRequired } from '../faults.ts';
import {
  applications,
  deploymentGroups,
  deploymentsByGroup,
  groupKey,
  groupsByApplication,
  isOver,
  revisions,
  revisionsByApplication,
} from '../state.ts';

export const deleteApplication: Operation<'codedeploy', 'DeleteApplication'> = (input, ctx) => {
  const { applicationName: name } = input;
  if (!name) throw nameRequired('ApplicationName', 'An application name');
  for (const group of ctx.by(groupsByApplication, name)) {
    const key = groupKey(name, group.name);
    for (const deployment of ctx.by(deploymentsByGroup, key))
      if (!isOver(deployment))
        stopDeployment(ctx, deployment.id, {
          status: 'Stopped',
          code: 'APPLICATION_MISSING',
          message: 'The application was deleted before the deployment was complete.',
          rollback: false,
        });
    ctx.delete(deploymentGroups, key);
  }
  for (const key of ctx.keysBy(revisionsByApplication, name)) ctx.delete(revisions, key);
  ctx.delete(applications, name);
  return {};
};
