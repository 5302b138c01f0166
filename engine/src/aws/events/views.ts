// A rule as the API returns it.
import type { Rule } from '@aws-sdk/client-eventbridge';
import type { RuleRecord } from './state.ts';

export const ruleView = ({
  name,
  arn,
  pattern,
  schedule,
  state,
  description,
  roleArn,
}: RuleRecord): Rule => ({
  Name: name,
  Arn: arn,
  EventPattern: pattern,
  ScheduleExpression: schedule,
  State: state,
  Description: description,
  RoleArn: roleArn,
  EventBusName: 'default',
});
