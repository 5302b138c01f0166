// What RDS demands of monitoring, log exports and the capacity of Aurora Serverless v2.
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
import type { ServerlessV2ScalingConfiguration } from '@aws-sdk/client-rds';
import { invalidCombination, invalidValue } from '../faults.ts';
import type { NewDatabase } from './new-database.ts';

/** Seconds. */
const intervals = [0, 1, 5, 10, 15, 30, 60];

/** Of the engines that are simulated. */
const logs: Readonly<Record<string, readonly string[]>> = {
  postgres: ['postgresql', 'upgrade', 'iam-db-auth-error'],
  'aurora-postgresql': ['postgresql', 'iam-db-auth-error', 'instance'],
  mysql: ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'],
  mariadb: ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'],
  'aurora-mysql': ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error', 'instance'],
};

/** @throws InvalidParameterValue, InvalidParameterCombination */
export function checkOptions(engine: string, input: NewDatabase): void {
  const { MonitoringInterval: interval = 0, MonitoringRoleArn: role } = input;
  if (!intervals.includes(interval))
    throw invalidValue(`Invalid monitoring interval: ${interval}. Valid values: ${intervals.join(', ')}`);
  if (interval > 0 && role === undefined)
    throw invalidCombination(
      'A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.',
    );
  const other = (input.EnableCloudwatchLogsExports ?? []).filter(
    (type) => logs[engine] && !logs[engine].includes(type),
  );
  if (other.length > 0)
    throw invalidCombination(
      `You cannot use the log types '${other.join(',')}' with engine version ${engine}${input.EngineVersion ? ` ${input.EngineVersion}` : ''}. For supported log types, see the documentation.`,
    );
  if (input.ServerlessV2ScalingConfiguration) checkCapacity(input.ServerlessV2ScalingConfiguration);
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html */
function checkCapacity({ MinCapacity: min, MaxCapacity: max }: ServerlessV2ScalingConfiguration): void {
  for (const [what, capacity, least] of [
    ['minimum', min, 0],
    ['maximum', max, 1],
  ] as const) {
    if (capacity === undefined) continue;
    const refused = `Serverless v2 ${what} capacity ${capacity} isn't valid.`;
    if (capacity < least) throw invalidValue(`${refused} The ${what} capacity must be at least ${least}.`);
    if (capacity > 256) throw invalidValue(`${refused} The ${what} capacity must be at most 256.`);
    if (!Number.isInteger(capacity * 2))
      throw invalidValue(`${refused} The ${what} capacity must be a multiple of 0.5.`);
  }
  if (min !== undefined && max !== undefined && min > max)
    throw invalidValue(
      `Serverless v2 minimum capacity ${min} isn't valid. The minimum capacity must be at most the maximum capacity, ${max}.`,
    );
}
