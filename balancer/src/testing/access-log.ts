// For tests: the fields of access-log entries, by name.
import type { Rig } from './rig.ts';

const names = [
  ...['type', 'time', 'elb', 'client', 'target', 'requestTime', 'targetTime', 'responseTime', 'status'],
  ...['targetStatus', 'received', 'sent', 'request', 'userAgent', 'cipher', 'protocol', 'group', 'trace'],
  ...['domain', 'certificate', 'priority', 'created', 'actions', 'redirect', 'errorReason', 'targets'],
  ...['targetStatuses', 'classification', 'classificationReason', 'connection', 'host', 'uri', 'transform'],
];

/** The turned-on log, as attributes of the load balancer. */
export const accessLogs = { 'access_logs.s3.enabled': 'true' };

/** The fields of entry `index`, once it is there; quotation marks are part of them. */
export async function logged(rig: Rig, index = 0): Promise<Record<string, string>> {
  await rig.until(() => rig.accessLog.length > index);
  const fields = rig.accessLog[index]!.match(/"[^"]*"|[^ ]+/g) ?? [];
  if (fields.length !== names.length)
    throw new Error(`An entry of ${fields.length} fields: ${fields.join(' ')}`);
  return Object.fromEntries(names.map((name, i) => [name, fields[i]!]));
}
