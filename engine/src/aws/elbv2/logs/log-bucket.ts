// When a log is turned on, AWS writes a test file, and rejects the change when the bucket's policy does not allow
// that. Everything else about policies is not evaluated here; this check fails too many deployments to be missing.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
import type { LogKind } from '@drydock/balancer';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { parseJson } from '../../../kernel/json.ts';
import { compileWildcards } from '../../../kernel/wildcards.ts';
import { invalidConfiguration } from '../faults.ts';
import { fullName } from '../names.ts';
import type { Attributes } from '../state.ts';
import { everyLogKind, logFolder, logKinds, logSettings } from './log-kinds.ts';

/** Checks the bucket of each log of which an attribute was given. */
export function checkLogBuckets(
  loadBalancerArn: string,
  given: readonly string[],
  attributes: Attributes,
  ctx: Context,
): void {
  for (const kind of everyLogKind) {
    const own = `${logKinds[kind].attributes}.`;
    if (given.some((key) => key.startsWith(own))) checkBucket(kind, loadBalancerArn, attributes, ctx);
  }
}

function checkBucket(kind: LogKind, loadBalancerArn: string, attributes: Attributes, ctx: Context): void {
  const { title, testFile } = logKinds[kind];
  const settings = logSettings(kind, attributes);
  if (!settings.enabled) return;
  const { bucket, prefix } = settings;
  if (!bucket) throw invalidConfiguration(`The ${title} bucket must be specified`);
  if (prefix.includes('AWSLogs'))
    throw invalidConfiguration(`The ${title} prefix '${prefix}' cannot contain AWSLogs`);
  const key = `${logFolder(settings, ctx.account)}/${testFile}`;
  try {
    const { Policy } = ctx.call('s3', 'GetBucketPolicy', { Bucket: bucket });
    if (allowsPut(Policy ?? '{}', `arn:aws:s3:::${bucket}/${key}`)) {
      const name = testFile.slice('ELB'.length, -'TestFile'.length);
      const Body = `Enable ${name} for ELB: ${fullName(loadBalancerArn)} at ${new Date(ctx.now).toISOString()}`;
      ctx.call('s3', 'PutObject', { Bucket: bucket, Key: key, Body });
      return;
    }
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
  throw invalidConfiguration(`Access Denied for bucket: ${bucket}. Please check S3bucket permission`);
}

interface Statement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

function allowsPut(policy: string, arn: string): boolean {
  const statements = [(parseJson(policy) as { Statement?: Statement | Statement[] }).Statement ?? []].flat();
  return statements.some(
    ({ Effect, Action = [], Resource = [] }) =>
      Effect === 'Allow' &&
      [Action].flat().some((pattern) => compileWildcards(String(pattern))('s3:PutObject')) &&
      [Resource].flat().some((pattern) => compileWildcards(String(pattern))(arn)),
  );
}
