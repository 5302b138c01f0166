// The role that FIS needs, and that trusts it: made with the first fault.
import type { Clients } from '../targets/clients.ts';

const roleName = 'drydock-chaos';

export const experimentRoleArn = (account: string) => `arn:aws:iam::${account}:role/${roleName}`;

export async function makeExperimentRole({ iam }: Pick<Clients, 'iam'>): Promise<void> {
  try {
    await iam.createRole({
      RoleName: roleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'fis.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      }),
    });
  } catch (error) {
    if ((error as Error).name !== 'EntityAlreadyExistsException') throw error;
  }
}
