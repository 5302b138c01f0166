import { expect, test } from 'vitest';
import { AwsFault } from '../../../kernel/faults.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const arn = (name: string) => `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}-AbCdEf`;
const login = '{"username":"drydock","password":"pa:ss"}';

/** Runs a task whose image takes the credentials of a secret; `secrets` are their texts by id. */
function runWith(credentialsParameter: string, secrets: Readonly<Record<string, string>>) {
  const secretsManager = standInService<'secretsmanager'>({
    id: 'secretsmanager',
    operations: {
      GetSecretValue: ({ SecretId = '' }) => {
        const text = secrets[SecretId];
        if (text === undefined)
          throw new AwsFault({
            code: 'ResourceNotFoundException',
            message: "Secrets Manager can't find the specified secret.",
          });
        return { SecretString: text };
      },
    },
  });
  const { cloud, register } = rehearseCluster({ neighbours: [secretsManager] });
  const taskDefinition = register('job', {
    containerDefinitions: [
      { name: 'app', image: 'ghcr.io/me/web:1', memory: 64, repositoryCredentials: { credentialsParameter } },
    ],
  });
  const [task] =
    cloud.call('ecs', 'RunTask', {
      cluster: 'main',
      taskDefinition,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    }).tasks ?? [];
  cloud.settle();
  const started = cloud.effects.flatMap((each) => (each.effect === 'runtime/start-task' ? [each.input] : []));
  const described = cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: [task?.taskArn ?? ''] });
  return { container: started[0]?.containers[0], task: described.tasks?.[0] };
}

test.each([arn('hub'), 'hub'])('an image is pulled with the name and the password of the secret %s', (id) => {
  expect(runWith(id, { [id]: login }).container?.registryCredentials).toEqual({
    username: 'drydock',
    password: 'pa:ss',
  });
});

test('what is described of a task has no password', () => {
  expect(JSON.stringify(runWith('hub', { hub: login }).task)).not.toContain('pa:ss');
});

test.each([
  [
    'does not exist',
    {},
    `unable to retrieve secret from asm: service call has been retried 1 time(s): asm fetching secret from the service for ${arn('hub')}: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
  ],
  ['is empty', { [arn('hub')]: '' }, 'asm fetching authorization data: empty secrets value'],
  [
    'is not JSON',
    { [arn('hub')]: 'drydock:pass' },
    'asm fetching authorization data: unable to unmarshal secret value, invalid schema',
  ],
  [
    'has no name',
    { [arn('hub')]: '{"password":"x"}' },
    'asm fetching username: AuthorizationData is malformed, empty field',
  ],
  [
    'has no password',
    { [arn('hub')]: '{"username":"x","password":""}' },
    'asm fetching password: AuthorizationData is malformed, empty field',
  ],
])('a task whose secret %s does not start, and says why', (_what, secrets, reason) => {
  const { container, task } = runWith(arn('hub'), secrets);
  expect(container).toBeUndefined();
  expect(task).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'TaskFailedToStart',
    stoppedReason: `ResourceInitializationError: unable to pull secrets or registry auth: ${reason}`,
  });
});
