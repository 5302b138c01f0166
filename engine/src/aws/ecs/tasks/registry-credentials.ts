// What a container's image is pulled with where its registry is private: a secret of Secrets Manager with a user's name
// and password. The texts for malformed secrets are the ECS agent's.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html
import type { RepositoryCredentials } from '@aws-sdk/client-ecs';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { unpullable } from './secrets.ts';

/** @throws AwsFault whose message begins with ResourceInitializationError */
export function registryCredentials(
  ctx: Context,
  credentials: RepositoryCredentials | undefined,
): ContainerSpecification['registryCredentials'] {
  const id = credentials?.credentialsParameter;
  if (!id) return undefined;
  const secret = members(secretText(ctx, id));
  const field = (name: 'username' | 'password') => {
    const value = secret[name];
    if (typeof value !== 'string' || value === '')
      throw unpullable(`asm fetching ${name}: AuthorizationData is malformed, empty field`);
    return value;
  };
  return { username: field('username'), password: field('password') };
}

/** By ARN, or by name in the task's own Region. */
function secretText(ctx: Context, id: string): string {
  try {
    const { SecretString } = ctx.call('secretsmanager', 'GetSecretValue', { SecretId: id });
    if (SecretString) return SecretString;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw unpullable(
      `unable to retrieve secret from asm: service call has been retried 1 time(s): asm fetching secret from the service for ${id}: ${error.code}: ${error.message}`,
    );
  }
  throw unpullable('asm fetching authorization data: empty secrets value');
}

function members(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw unpullable('asm fetching authorization data: unable to unmarshal secret value, invalid schema');
}
