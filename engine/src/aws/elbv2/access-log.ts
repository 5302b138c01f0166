// Access logs: entries are kept in a stream and written to the load balancer's bucket every five minutes.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
import { gzipSync } from 'node:zlib';
import type { Context } from '../../kernel/context.ts';
import type { Reports } from '../../kernel/contracts/reports.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { invalidConfiguration } from './faults.ts';
import { type Attributes, accessLogs, type LoadBalancerRecord, loadBalancers } from './state.ts';

export const accessLogPeriodMs = 5 * 60_000;
const entriesPerFile = 50_000;

const streamOf = (loadBalancerArn: string) => `elbv2/access-log/${loadBalancerArn}`;

export function entriesLogged(
  { loadBalancerArn, lines }: Reports['balancer/access-log'],
  ctx: Context,
): void {
  if (!ctx.get(loadBalancers, loadBalancerArn)) return;
  ctx.streams.append(
    streamOf(loadBalancerArn),
    lines.map((value) => ({ timestamp: ctx.now, value })),
  );
  if (!ctx.get(accessLogs, loadBalancerArn)) ctx.put(accessLogs, loadBalancerArn, { since: ctx.now });
}

/** Writes what was logged as gzipped objects. Logs that were turned off meanwhile, or cannot be written, are dropped. */
export function writeAccessLog(loadBalancer: LoadBalancerRecord, endAt: number, ctx: Context): void {
  const stream = streamOf(loadBalancer.arn);
  for (let after: number | undefined; ; ) {
    const records = ctx.streams.read<string>(stream, { after, limit: entriesPerFile });
    const last = records.at(-1);
    if (!last) break;
    after = last.sequence;
    if (loadBalancer.attributes['access_logs.s3.enabled'] !== 'true') continue;
    const text = `${records.map((record) => record.value).join('\n')}\n`;
    write(loadBalancer, objectKey(loadBalancer, endAt, ctx), gzipSync(text), ctx);
  }
  ctx.streams.trim(stream);
  ctx.delete(accessLogs, loadBalancer.arn);
}

/** `prefix/AWSLogs/account/elasticloadbalancing/region/yyyy/mm/dd/account_elasticloadbalancing_region_…log.gz` */
function objectKey(loadBalancer: LoadBalancerRecord, endAt: number, ctx: Context): string {
  const iso = new Date(endAt).toISOString();
  const [day, time] = [iso.slice(0, 10).replaceAll('-', '/'), iso.slice(11, 16).replace(':', '')];
  const name = loadBalancer.arn.replace(/^.*:loadbalancer\//, '').replaceAll('/', '.');
  const end = `${day.replaceAll('/', '')}T${time}Z`;
  const file = [ctx.account, 'elasticloadbalancing', ctx.region, name, end, '127.0.0.1', ctx.ids.hex(8)].join(
    '_',
  );
  return `${folderOf(loadBalancer.attributes, ctx)}/elasticloadbalancing/${ctx.region}/${day}/${file}.log.gz`;
}

function folderOf(attributes: Attributes, ctx: Context): string {
  const prefix = attributes['access_logs.s3.prefix'];
  return `${prefix ? `${prefix}/` : ''}AWSLogs/${ctx.account}`;
}

function write({ attributes }: LoadBalancerRecord, key: string, bytes: Uint8Array, ctx: Context): void {
  try {
    ctx.call('s3', 'PutObject', { Bucket: attributes['access_logs.s3.bucket'], Key: key, Body: bytes });
  } catch (error) {
    // As on AWS, a bucket that went away stops the logs and nothing else.
    if (!(error instanceof AwsFault)) throw error;
  }
}

/**
 * What AWS does when access logs are turned on: it writes a test file, and refuses when the bucket's policy does not
 * allow that. Everything else about policies is not evaluated here; this check fails too many deployments to be missing.
 */
export function checkAccessLogBucket(attributes: Attributes, ctx: Context): void {
  if (attributes['access_logs.s3.enabled'] !== 'true') return;
  const bucket = attributes['access_logs.s3.bucket'];
  if (!bucket) throw invalidConfiguration('The access log bucket must be specified');
  const folder = folderOf(attributes, ctx);
  const key = `${folder}/ELBAccessLogTestFile`;
  try {
    const { Policy } = ctx.call('s3', 'GetBucketPolicy', { Bucket: bucket });
    if (allowsPut(Policy ?? '{}', `arn:aws:s3:::${bucket}/${key}`)) {
      const Body = `Enable AccessLog for ELB at ${new Date(ctx.now).toISOString()}\n`;
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
  const statements = [(JSON.parse(policy) as { Statement?: Statement | Statement[] }).Statement ?? []].flat();
  return statements.some(
    ({ Effect, Action = [], Resource = [] }) =>
      Effect === 'Allow' &&
      [Action].flat().some((pattern) => matches(pattern, 's3:PutObject')) &&
      [Resource].flat().some((pattern) => matches(pattern, arn)),
  );
}

/** IAM's wildcards: `*` for any run of characters, `?` for one. */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(text);
}
