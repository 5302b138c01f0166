// A rotation function for tests.
import { faultOf } from '../../../testing/fault-of.ts';
import type { Rehearsal } from '../../../testing/rehearsal.ts';

export interface RotationEvent {
  readonly Step: string;
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

/** A function that does as AWS's templates for rotation functions do: each step once for a token. */
export function rotate(
  cloud: Rehearsal,
  { Step, SecretId, ClientRequestToken: token }: RotationEvent,
  password: string,
): void {
  const { RotationEnabled, VersionIdsToStages = {} } = cloud.call('secretsmanager', 'DescribeSecret', {
    SecretId,
  });
  if (!RotationEnabled) throw new Error('The secret is not enabled for rotation');
  const stages = VersionIdsToStages[token];
  if (!stages) throw new Error(`The version ${token} has no stage`);
  if (stages.includes('AWSCURRENT')) return;
  if (!stages.includes('AWSPENDING')) throw new Error(`The version ${token} is not pending`);
  const get = () =>
    cloud.call('secretsmanager', 'GetSecretValue', {
      SecretId,
      VersionId: token,
      VersionStage: 'AWSPENDING',
    });
  if (Step === 'createSecret' && faultOf(get).startsWith('ResourceNotFoundException'))
    cloud.call('secretsmanager', 'PutSecretValue', {
      SecretId,
      ClientRequestToken: token,
      SecretString: password,
      VersionStages: ['AWSPENDING'],
    });
  if (Step === 'testSecret') get();
  if (Step !== 'finishSecret') return;
  const [RemoveFromVersionId] = Object.entries(VersionIdsToStages).find(([, each]) =>
    each.includes('AWSCURRENT'),
  )!;
  cloud.call('secretsmanager', 'UpdateSecretVersionStage', {
    SecretId,
    VersionStage: 'AWSCURRENT',
    MoveToVersionId: token,
    RemoveFromVersionId,
  });
}
