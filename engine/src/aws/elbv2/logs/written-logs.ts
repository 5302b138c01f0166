// The logs of load balancers: entries are kept in a stream and written to the log's bucket every five minutes.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html (and see log-kinds.ts)
import { gzipSync } from 'node:zlib';
import type { LogKind } from '@drydock/balancer';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { type LoadBalancerRecord, loadBalancers, logKey, pendingLogs } from '../state.ts';
import { everyLogKind, type LogSettings, logFolder, logKinds, logSettings } from './log-kinds.ts';

export const logPeriodMs = 5 * 60_000;
const entriesPerFile = 50_000;

const streamOf = (kind: LogKind, loadBalancerArn: string) => `elbv2/log/${logKey(kind, loadBalancerArn)}`;

export function entriesLogged({ kind, loadBalancerArn, lines }: Reports['balancer/log'], ctx: Context): void {
  if (!ctx.get(loadBalancers, loadBalancerArn)) return;
  ctx.streams.append(
    streamOf(kind, loadBalancerArn),
    lines.map((value) => ({ timestamp: ctx.now, value })),
  );
  const key = logKey(kind, loadBalancerArn);
  if (!ctx.get(pendingLogs, key)) ctx.put(pendingLogs, key, { kind, loadBalancerArn, since: ctx.now });
}

/** Writes what was logged as gzipped objects. A log that was turned off meanwhile, or cannot be written, is dropped. */
export function writeLog(kind: LogKind, loadBalancer: LoadBalancerRecord, endAt: number, ctx: Context): void {
  const stream = streamOf(kind, loadBalancer.arn);
  const settings = logSettings(kind, loadBalancer.attributes);
  for (let after: number | undefined; ; ) {
    const records = ctx.streams.read<string>(stream, { after, limit: entriesPerFile });
    const last = records.at(-1);
    if (!last) break;
    after = last.sequence;
    if (!settings.enabled) continue;
    const text = `${records.map((record) => record.value).join('\n')}\n`;
    write(settings, objectKey(kind, loadBalancer, endAt, ctx), gzipSync(text), ctx);
  }
  ctx.streams.trim(stream);
  ctx.delete(pendingLogs, logKey(kind, loadBalancer.arn));
}

/** Writes the remaining entries of a load balancer that is being deleted. */
export function writeAllLogs(loadBalancer: LoadBalancerRecord, ctx: Context): void {
  for (const kind of everyLogKind) writeLog(kind, loadBalancer, ctx.now, ctx);
}

/** `prefix/AWSLogs/account/elasticloadbalancing/region/yyyy/mm/dd/account_elasticloadbalancing_region_…log.gz` */
function objectKey(kind: LogKind, loadBalancer: LoadBalancerRecord, endAt: number, ctx: Context): string {
  const iso = new Date(endAt).toISOString();
  const [day, time] = [iso.slice(0, 10).replaceAll('-', '/'), iso.slice(11, 16).replace(':', '')];
  const name = loadBalancer.arn.replace(/^.*:loadbalancer\//, '').replaceAll('/', '.');
  const end = `${day.replaceAll('/', '')}T${time}Z`;
  const file = [ctx.account, 'elasticloadbalancing', ctx.region, name, end, '127.0.0.1', ctx.ids.hex(8)].join(
    '_',
  );
  const folder = `${logFolder(logSettings(kind, loadBalancer.attributes), ctx.account)}/elasticloadbalancing`;
  return `${folder}/${ctx.region}/${day}/${logKinds[kind].filePrefix}${file}.log.gz`;
}

function write({ bucket }: LogSettings, key: string, bytes: Uint8Array, ctx: Context): void {
  try {
    ctx.call('s3', 'PutObject', { Bucket: bucket, Key: key, Body: bytes });
  } catch (error) {
    // As on AWS, a deleted bucket stops the logs and nothing else.
    if (!(error instanceof AwsFault)) throw error;
  }
}
