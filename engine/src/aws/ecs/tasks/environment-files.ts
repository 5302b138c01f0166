// Environment files of containers, read from S3 when the task starts.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html
import type { EnvironmentFile } from '@aws-sdk/client-ecs';
import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

/** Of a variable that several files have, the first one counts. @throws AwsFault when a file cannot be read */
export function environmentOfFiles(ctx: Context, files: readonly EnvironmentFile[]): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const { value = '' } of files)
    for (const [name, text] of linesOf(read(ctx, value))) environment[name] ??= text;
  return environment;
}

/** @param value its ARN @throws AwsFault when it cannot be read */
export const readConfigurationFile = (ctx: Context, value: string): string =>
  read(ctx, value, 'failed to download the configuration of the log router');

function read(ctx: Context, value: string, failure = 'failed to download env files'): string {
  const [, bucket = '', key = ''] = /^([^/]+)\/(.+)$/.exec(parseArn(value)?.resource ?? '') ?? [];
  const failed = (why: string) =>
    new AwsFault({
      code: 'ResourceInitializationError',
      message: `ResourceInitializationError: ${failure}: ${value}: ${why}`,
    });
  if (!key) throw failed('it is not the ARN of an object in Amazon S3');
  try {
    const { Body } = ctx.call('s3', 'GetObject', { Bucket: bucket, Key: key });
    return Buffer.from(Body as unknown as Uint8Array).toString();
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw failed(`${error.code}: ${error.message}`);
  }
}

/** `NAME=value` in each line: quotes and blanks belong to the value, and nothing is replaced in it. */
function linesOf(text: string): [string, string][] {
  return text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const equals = line.indexOf('=');
    if (line.startsWith('#') || equals < 1) return [];
    return [[line.slice(0, equals).trim(), line.slice(equals + 1)]];
  });
}
