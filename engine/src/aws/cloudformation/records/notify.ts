// Publishes a stack event to the stack's notification topics.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/notifications.html
import type { Context } from '../../../kernel/context.ts';
import type { EventRecord, StackRecord } from '../state.ts';

export function notify({ source, stackId, stackName }: StackRecord, event: EventRecord, ctx: Context): void {
  if (source.notificationArns.length === 0) return;
  const members = {
    StackId: stackId,
    Timestamp: new Date(ctx.now).toISOString(),
    EventId: event.eventId,
    LogicalResourceId: event.logicalId,
    Namespace: ctx.account,
    PhysicalResourceId: event.physicalId,
    ResourceProperties: event.properties ?? 'null',
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason ?? '',
    ResourceType: event.type,
    StackName: stackName,
    ClientRequestToken: event.token ?? 'null',
  };
  const message = Object.entries(members)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
  for (const arn of source.notificationArns)
    ctx.trigger({ arn, source: stackId, isNew: true, message, subject: 'AWS CloudFormation Notification' });
}
