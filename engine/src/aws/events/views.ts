// Rules and event buses as the API returns them.
import type { EventBus, Rule } from '@aws-sdk/client-eventbridge';
import { defaultBus } from './find.ts';
import type { BusRecord, RuleRecord } from './state.ts';

export const ruleView = ({
  name,
  arn,
  pattern,
  schedule,
  state,
  description,
  roleArn,
  bus = defaultBus,
}: RuleRecord): Rule => ({
  Name: name,
  Arn: arn,
  EventPattern: pattern,
  ScheduleExpression: schedule,
  State: state,
  Description: description,
  RoleArn: roleArn,
  EventBusName: bus,
});

export const busView = ({ name, arn, description, policy, createdAt, modifiedAt }: BusRecord): EventBus => ({
  Name: name,
  Arn: arn,
  Description: description,
  Policy: policyOf(policy),
  // AWS tells nothing of the default one's.
  ...(createdAt > 0 && { CreationTime: new Date(createdAt), LastModifiedTime: new Date(modifiedAt) }),
});

/** JSON; undefined without a statement. */
function policyOf(statements: BusRecord['policy']): string | undefined {
  const all = Object.values(statements);
  if (all.length === 0) return undefined;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: all.map((statement) => JSON.parse(statement) as unknown),
  });
}
