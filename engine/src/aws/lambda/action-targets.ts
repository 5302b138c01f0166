// What an alarm or a rule can trigger in Lambda: a function, a version or an alias, asynchronously.
import type { ActionTarget } from '../../kernel/action-target.ts';
import type { Context } from '../../kernel/context.ts';

/** Once for each cause: an alarm that stays in its state invokes nothing more. */
const functionTarget: ActionTarget = {
  owns: ({ service, resource }) => service === 'lambda' && resource.startsWith('function:'),
  perform({ arn, isNew, message }, ctx) {
    if (!isNew) return { status: 'ignored', reason: 'was executed when the state began' };
    const event = isAlarm(message) ? alarmEvent(message, ctx) : message;
    ctx.call('lambda', 'Invoke', {
      FunctionName: arn,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(event)),
    });
    return { status: 'performed' };
  },
};

export const actionTargets: readonly ActionTarget[] = [functionTarget];

/** As SNS would be sent it. */
interface AlarmMessage {
  readonly AlarmName: string;
  readonly AlarmArn: string;
  readonly AlarmDescription: string | null;
  readonly AWSAccountId: string;
  readonly NewStateValue: string;
  readonly NewStateReason: string;
  readonly StateChangeTime: string;
  readonly OldStateValue: string;
}

const isAlarm = (message: unknown): message is AlarmMessage =>
  typeof message === 'object' && message !== null && 'AlarmArn' in message && 'NewStateValue' in message;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html */
function alarmEvent(message: AlarmMessage, { region }: Context) {
  const { AlarmName, AlarmDescription, StateChangeTime: time } = message;
  return {
    source: 'aws.cloudwatch',
    alarmArn: message.AlarmArn,
    accountId: message.AWSAccountId,
    time,
    region,
    alarmData: {
      alarmName: AlarmName,
      state: { value: message.NewStateValue, reason: message.NewStateReason, timestamp: time },
      previousState: { value: message.OldStateValue },
      configuration: { description: AlarmDescription ?? '' },
    },
  };
}
