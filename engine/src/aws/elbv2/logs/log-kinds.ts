// The three logs that a load balancer can write to S3, and how each is named there.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-health-check-logs.html
import type { LogKind } from '@drydock/balancer';
import type { Attributes } from '../state.ts';

interface NamedLog {
  /** Of its attributes: `access_logs` of `access_logs.s3.enabled`. */
  readonly attributes: string;
  /** In what AWS says of it. */
  readonly title: string;
  /** What the name of a file begins with. */
  readonly filePrefix: string;
  /** Written once, when the log is turned on. */
  readonly testFile: string;
}

export const logKinds: Readonly<Record<LogKind, NamedLog>> = {
  access: {
    attributes: 'access_logs',
    title: 'access log',
    filePrefix: '',
    testFile: 'ELBAccessLogTestFile',
  },
  connection: {
    attributes: 'connection_logs',
    title: 'connection log',
    // The guide once had a full stop after it; files of real load balancers have never had one.
    filePrefix: 'conn_log_',
    testFile: 'ELBConnectionLogTestFile',
  },
  'health-check': {
    attributes: 'health_check_logs',
    title: 'health check log',
    filePrefix: 'health_check_log_',
    testFile: 'ELBHealthCheckLogTestFile',
  },
};

export const everyLogKind = Object.keys(logKinds) as LogKind[];

export interface LogSettings {
  readonly enabled: boolean;
  /** Empty when none is set. */
  readonly bucket: string;
  readonly prefix: string;
}

export function logSettings(kind: LogKind, attributes: Attributes): LogSettings {
  const own = (key: string) => attributes[`${logKinds[kind].attributes}.s3.${key}`] ?? '';
  return { enabled: own('enabled') === 'true', bucket: own('bucket'), prefix: own('prefix') };
}

/** `prefix/AWSLogs/account`: where a log's files are in its bucket. */
export function logFolder({ prefix }: LogSettings, account: string): string {
  return `${prefix ? `${prefix}/` : ''}AWSLogs/${account}`;
}
