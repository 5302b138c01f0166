// Faults: experiments of AWS FIS, which the page starts, lists and stops as `drydock chaos` does.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf, type Xml } from '../cloud/xml.ts';
import type { FaultTemplate } from './templates.ts';

export { loseZone, slowTask } from './templates.ts';

export interface Experiment {
  readonly id: string;
  readonly status: string;
  readonly description: string;
}

const roleName = 'drydock-chaos';

interface Described {
  readonly id: string;
  readonly state: { readonly status: string; readonly reason?: string };
  readonly tags?: { readonly Name?: string };
}

/** @throws CallError with what FIS or IAM answers */
export async function startExperiment(cloud: Cloud, template: FaultTemplate): Promise<void> {
  const roleArn = await experimentRole(cloud);
  const clientToken = crypto.randomUUID();
  const { experimentTemplate } = await cloud.rest<{ experimentTemplate: { id: string } }>(
    'fis',
    'POST',
    '/experimentTemplates',
    { ...template, stopConditions: [{ source: 'none' }], roleArn, clientToken },
  );
  await cloud.rest('fis', 'POST', '/experiments', {
    clientToken,
    experimentTemplateId: experimentTemplate.id,
    tags: { Name: template.description },
  });
}

/** Those that are not over. */
export async function runningExperiments(cloud: Cloud): Promise<Experiment[]> {
  const { experiments } = await cloud.rest<{ experiments: Described[] }>('fis', 'GET', '/experiments');
  return experiments
    .filter(({ state }) => /^(pending|initiating|running|stopping)$/.test(state.status))
    .map(({ id, state, tags }) => ({ id, status: state.status, description: tags?.Name ?? id }));
}

/** What it broke is put back. */
export const stopExperiment = (cloud: Cloud, id: string): Promise<unknown> =>
  cloud.rest('fis', 'DELETE', `/experiments/${id}`);

/** The role that FIS assumes: made with the first fault. @returns its ARN */
async function experimentRole(cloud: Cloud): Promise<string> {
  const { Roles } = await cloud.query('iam', 'ListRoles', { MaxItems: '1000' });
  const known = listOf(Roles).find(({ RoleName }) => RoleName === roleName);
  if (known) return textOf(known.Arn);
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'fis.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await cloud.query('iam', 'CreateRole', {
    RoleName: roleName,
    AssumeRolePolicyDocument: JSON.stringify(trust),
  });
  return textOf((Role as Xml).Arn);
}
