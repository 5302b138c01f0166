// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html
import { alarmType } from './alarm-type.ts';

export const compositeAlarmResource = alarmType('AWS::CloudWatch::CompositeAlarm', 'PutCompositeAlarm');
