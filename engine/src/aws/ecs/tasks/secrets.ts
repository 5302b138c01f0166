// A container's secrets, read when the task starts: parameters of SSM, and secrets of Secrets Manager.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html

import { getParameters } from '../../../contracts/parameter-permission.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

/** @param ctx on behalf of the role that starts the task */
export function resolveSecret(ctx: Context, valueFrom: string): string {
  const arn = parseArn(valueFrom);
  if (arn?.service === 'secretsmanager') return secretValue(ctx, valueFrom, arn.resource);
  if (arn && arn.service !== 'ssm')
    throw unpullable(`${valueFrom}: a secret is a parameter of SSM or a secret of Secrets Manager`);
  const name = arn ? parameterName(arn.resource) : valueFrom;
  try {
    if (ctx.caller) ctx.authorize(ctx.caller, getParameters(name, ctx));
    const { Parameter } = ctx.as(undefined).call('ssm', 'GetParameter', { Name: name, WithDecryption: true });
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
function secretValue(ctx: Context, valueFrom: string, resource: string): string {
  const [, name = '', ...parts] = resource.split(':');
  const [key, stage, id] = parts;
  if (parts.length !== 0 && (parts.length !== 3 || (stage && id)))
    throw unpullable(
      `${valueFrom}: after the secret's name come a JSON key, a version stage and a version id, each of which may be empty, and not both of the latter two`,
    );
  const text = ((): string => {
    try {
      const { SecretString } = ctx.call('secretsmanager', 'GetSecretValue', {
        SecretId: ctx.arn('secretsmanager', `secret:${name}`),
        ...(stage && { VersionStage: stage }),
        ...(id && { VersionId: id }),
      });
      return SecretString ?? '';
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      throw unpullable(
        `unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${valueFrom} from secrets manager: ${error.code}: ${error.message}`,
      );
    }
  })();
  return key ? memberOf(text, key) : text;
}

function memberOf(text: string, key: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unpullable('unable to retrieve secret from asm: the secret is not JSON, so it has no key');
  }
  const member = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  if (member === undefined)
    throw unpullable(
      `unable to retrieve secret from asm: retrieved secret from Secrets Manager did not contain json key ${key}`,
    );
  return typeof member === 'string' ? member : JSON.stringify(member);
}

export const unpullable = (detail: string) =>
  new AwsFault({
    code: 'ResourceInitializationError',
    message: `ResourceInitializationError: unable to pull secrets or registry auth: ${detail}`,
  });
