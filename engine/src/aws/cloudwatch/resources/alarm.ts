// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html
import { whyUnevaluated } from '../alarms/unevaluated.ts';
import { alarmType } from './alarm-type.ts';

export const alarmResource = alarmType('AWS::CloudWatch::Alarm', 'PutMetricAlarm', whyUnevaluated);
