// A container's secrets, read when the task starts. Parameters of SSM are supported; Secrets Manager is not simulated.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html

import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

export function resolveSecret(ctx: Context, valueFrom: string): string {
  const arn = parseArn(valueFrom);
  if (arn && arn.service !== 'ssm')
    throw unpullable(`${valueFrom}: only parameters of SSM are simulated, not ${arn.service}`);
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

const unpullable = (detail: string) =>
  new AwsFault({
    code: 'ResourceInitializationError',
    message: `ResourceInitializationError: unable to pull secrets or registry auth: ${detail}`,
  });
