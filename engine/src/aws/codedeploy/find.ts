// Finding applications, deployment groups, configurations and deployments, and their ARNs.
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { predefinedConfigs } from './configs/predefined.ts';
import {
  applicationNotFound,
  configNotFound,
  deploymentNotFound,
  groupNotFound,
  invalidDeploymentId,
  nameRequired,
} from './faults.ts';
import {
  type ApplicationRecord,
  applications,
  type DeploymentConfigRecord,
  type DeploymentGroupRecord,
  type DeploymentRecord,
  deploymentConfigs,
  deploymentGroups,
  deployments,
  groupKey,
} from './state.ts';

export function requireApplication(state: Reader, name: string | undefined): ApplicationRecord {
  if (!name) throw nameRequired('ApplicationName', 'An application name');
  const found = state.get(applications, name);
  if (!found) throw applicationNotFound(name);
  return found;
}

export function requireGroup(
  state: Reader,
  application: string | undefined,
  name: string | undefined,
): DeploymentGroupRecord {
  requireApplication(state, application);
  if (!name) throw nameRequired('DeploymentGroupName', 'A deployment group name');
  const found = state.get(deploymentGroups, groupKey(application!, name));
  if (!found) throw groupNotFound(name);
  return found;
}

export const findConfig = (state: Reader, name: string): DeploymentConfigRecord | undefined =>
  predefinedConfigs.find((config) => config.name === name) ?? state.get(deploymentConfigs, name);

export function requireConfig(state: Reader, name: string | undefined): DeploymentConfigRecord {
  if (!name) throw nameRequired('DeploymentConfigName', 'A deployment configuration name');
  const found = findConfig(state, name);
  if (!found) throw configNotFound(name);
  return found;
}

export function requireDeployment(state: Reader, id: string | undefined): DeploymentRecord {
  if (!id) throw nameRequired('DeploymentId', 'A deployment ID');
  checkDeploymentId(id);
  const found = state.get(deployments, id);
  if (!found) throw deploymentNotFound(id);
  return found;
}

export function checkDeploymentId(id: string): void {
  if (!/^d-[A-Z0-9]{9}$/.test(id)) throw invalidDeploymentId();
}

/** `d-` and nine capital letters and digits. */
export const newDeploymentId = (ctx: Pick<Context, 'ids'>): string => `d-${ctx.ids.suffix(9)}`;

type Namer = Pick<Context, 'arn'>;
export const applicationArn = (ctx: Namer, name: string): string =>
  ctx.arn('codedeploy', `application:${name}`);
export const groupArn = (ctx: Namer, application: string, group: string): string =>
  ctx.arn('codedeploy', `deploymentgroup:${application}/${group}`);
