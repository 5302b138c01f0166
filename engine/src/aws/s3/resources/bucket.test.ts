import { expect, test } from 'vitest';
import type { Context } from '../../../kernel/context.ts';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { s3 } from '../index.ts';
import { bucketResource } from './bucket.ts';

/** What EventBridge would receive about an object in a bucket that CloudFormation created. */
function eventsOf(NotificationConfiguration: object | undefined): number {
  let events = 0;
  const cloudformation = standInService({
    id: 'cloudformation',
    operations: {
      CreateStack: (_input: object, ctx: Context) => {
        const properties = {
          BucketName: 'bucket',
          ...(NotificationConfiguration && { NotificationConfiguration }),
        };
        bucketResource.create(
          {
            stackId: 'id',
            stackName: 'stack',
            logicalId: 'Bucket',
            properties,
            tags: [],
            generatedName: () => 'name',
            waker: { controller: 'cloudformation/stack', key: '' },
            startedAt: ctx.now,
          },
          ctx,
        );
        return {};
      },
    },
    subscriptions: { 's3/object-created': () => void events++ },
  });
  using cloud = rehearse({ services: [s3, cloudformation] });
  cloud.call('cloudformation', 'CreateStack', { StackName: 'stack' });
  cloud.call('s3', 'PutObject', { Bucket: 'bucket', Key: 'k' });
  return events;
}

test('a template enables EventBridge unless it says otherwise', () => {
  expect(eventsOf({ EventBridgeConfiguration: {} })).toBe(1);
  expect(eventsOf({ EventBridgeConfiguration: { EventBridgeEnabled: true } })).toBe(1);
  expect(eventsOf({ EventBridgeConfiguration: { EventBridgeEnabled: false } })).toBe(0);
  expect(eventsOf(undefined)).toBe(0);
});
