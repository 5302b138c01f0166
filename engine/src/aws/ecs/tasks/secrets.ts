// A container's secrets, read when the task starts. Parameters of SSM are supported; Secrets Manager is not simulated.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html

import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

export function resolveSecret(ctx: Context, valueFrom: string): string {
  const arn = parseArn(valueFrom);
  if (arn?.service === 'secretsmanager') throw unsimulatedSecret(valueFrom, arn.resource);
  if (arn && arn.service !== 'ssm')
    throw unpullable(`${valueFrom}: a secret is a parameter of SSM or a secret of Secrets Manager`);
  const name = arn ? parameterName(arn.resource) : valueFrom;
  try {
    const { Parameter } = ctx.call('ssm', 'GetParameter', { Name: name, WithDecryption: true });
    return Parameter?.Value ?? '';
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw unpullable(`unable to retrieve ${name} from ssm: ${error.code}: ${error.message}`);
  }
}

/** `parameter/plain` is the parameter `plain`, `parameter/a/b` the parameter `/a/b`. */
function parameterName(resource: string): string {
  const path = resource.slice('parameter'.length);
  return path.lastIndexOf('/') === 0 ? path.slice(1) : path;
}

/** `secret:<name>-<six characters>`, or with `:<json key>:<version stage>:<version id>`, all three colons and a stage or an id. */
function unsimulatedSecret(valueFrom: string, resource: string): AwsFault {
  const [, name = '', ...parts] = resource.split(':');
  const [, stage, id] = parts;
  if (parts.length !== 0 && (parts.length !== 3 || (stage && id)))
    return unpullable(
      `${valueFrom}: after the secret's name come a JSON key, a version stage and a version id, each of which may be empty, and not both of the latter two`,
    );
  return unpullable(
    `unable to retrieve secret from asm: Secrets Manager is not simulated, so that ${name} has no value here: put it into an SSM parameter, of type SecureString for example, and name that in valueFrom`,
  );
}

const unpullable = (detail: string) =>
  new AwsFault({
    code: 'ResourceInitializationError',
    message: `ResourceInitializationError: unable to pull secrets or registry auth: ${detail}`,
  });
