// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_UpdateApplication.html
import type { Operation } from '../../../kernel/context.ts';
import { applicationExists, invalidApplicationName } from '../faults.ts';
import { requireApplication } from '../find.ts';
import {
  applications,
  deploymentGroups,
  deployments,
  deploymentsByGroup,
  groupKey,
  groupsByApplication,
  revisions,
  revisionsByApplication,
} from '../state.ts';

export const updateApplication: Operation<'codedeploy', 'UpdateApplication'> = (input, ctx) => {
  const before = requireApplication(ctx, input.applicationName);
  const name = input.newApplicationName;
  if (!name || name === before.name) return {};
  if (name.length > 100 || name.includes('/')) throw invalidApplicationName(name);
  if (ctx.get(applications, name)) throw applicationExists(name);
  ctx.delete(applications, before.name);
  ctx.put(applications, name, { ...before, name });
  for (const group of ctx.by(groupsByApplication, before.name)) {
    const key = groupKey(before.name, group.name);
    for (const deployment of ctx.by(deploymentsByGroup, key))
      ctx.put(deployments, deployment.id, { ...deployment, application: name });
    ctx.delete(deploymentGroups, key);
    ctx.put(deploymentGroups, groupKey(name, group.name), { ...group, application: name });
  }
  for (const key of ctx.keysBy(revisionsByApplication, before.name)) {
    const revision = ctx.get(revisions, key)!;
    ctx.delete(revisions, key);
    ctx.put(revisions, `${name}/${key.slice(before.name.length + 1)}`, { ...revision, application: name });
  }
  return {};
};
