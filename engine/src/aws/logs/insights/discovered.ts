// The fields that Logs Insights finds in an event by itself.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
import { parseJson } from '../../../kernel/json.ts';
import type { Row, Value } from './values.ts';

export function discovered(message: string, stream: string): Row {
  const ofFunction = functionFields(message);
  if (ofFunction) return { ...members(message), ...ofFunction };
  const flow = flowLog.exec(message)?.groups;
  if (flow) return { ...present(flow), logStream: stream };
  const dns = dnsQuery.exec(message)?.groups;
  return dns ? present(dns) : members(message);
}

/** The default format of VPC flow logs. */
const flowLog =
  /^(?<version>\d) (?<accountId>\d{12}) (?<interfaceId>eni-\S+) (?<srcAddr>\S+) (?<dstAddr>\S+) (?<srcPort>\S+) (?<dstPort>\S+) (?<protocol>\S+) (?<packets>\S+) (?<bytes>\S+) (?<startTime>\d+) (?<endTime>\d+) (?<action>\S+) (?<logStatus>OK|NODATA|SKIPDATA)$/;

/** What Route 53 logs of the queries for a zone. */
const dnsQuery =
  /^(?<version>1\.\d) (?<queryTimestamp>\d{4}-\d\d-\d\dT\S+) (?<hostZoneId>Z\w+) (?<queryName>\S+) (?<queryType>[A-Z]+) (?<responseCode>[A-Z]+) (?<protocol>UDP|TCP|-) (?<edgeLocation>\S+) (?<resolverIp>\S+) (?<ednsClientSubnet>\S+)$/;

const present = (fields: Readonly<Record<string, string>>): Row =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '-'));

/** Of Lambda's own lines, and of those that its runtimes write. Sizes are bytes, durations milliseconds. */
function functionFields(message: string): Row | undefined {
  const [, type, requestId] = /^(START|END|REPORT) RequestId: (\S+)/.exec(message) ?? [];
  if (type === undefined) {
    const [, id] = /^\d{4}-\d\d-\d\dT\S+\t([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\t/.exec(message) ?? [];
    return id === undefined ? undefined : { '@requestId': id };
  }
  const values = new Map(message.split('\t').map((part) => part.split(': ') as [string, string]));
  const number = (name: string, times = 1) => {
    const value = values.get(name);
    return value === undefined ? {} : { [names[name]!]: Number.parseFloat(value) * times };
  };
  return {
    '@type': type,
    '@requestId': requestId,
    ...number('Duration'),
    ...number('Billed Duration'),
    ...number('Init Duration'),
    ...number('Memory Size', 1_000_000),
    ...number('Max Memory Used', 1_000_000),
  };
}

const names: Readonly<Record<string, string>> = {
  Duration: '@duration',
  'Billed Duration': '@billedDuration',
  'Init Duration': '@initDuration',
  'Memory Size': '@memorySize',
  'Max Memory Used': '@maxMemoryUsed',
};

/** The members of an event that has JSON, by their dotted paths: `requestParameters.items.0`. At most 200, as on AWS. */
function members(message: string): Row {
  const at = message.indexOf('{');
  if (at < 0) return {};
  let event: unknown;
  try {
    event = parseJson(message.slice(at));
  } catch {
    return {};
  }
  const fields: Record<string, Value> = {};
  const visit = (value: unknown, path: string) => {
    if (Object.keys(fields).length >= 200) return;
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) visit(inner, path === '' ? name : `${path}.${name}`);
    else if (path !== '' && value !== null && value !== undefined) fields[path] = value as Value;
  };
  visit(event, '');
  return fields;
}
