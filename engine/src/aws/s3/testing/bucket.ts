// A cloud with S3 and one bucket in it.
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { Events } from '../../../kernel/registry.ts';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { s3 } from '../index.ts';

type ObjectEvent = Events['s3/object-created'] | Events['s3/object-deleted'];

/** `bucket`, in `region`. */
export function cloudWithBucket({ region = 'us-east-1' } = {}) {
  const events: ObjectEvent[] = [];
  const subscriber = standInService({
    id: 'codepipeline',
    operations: {},
    subscriptions: {
      's3/object-created': (event) => void events.push(event),
      's3/object-deleted': (event) => void events.push(event),
    },
  });
  const cloud = rehearse({ services: [s3, subscriber], region });
  const LocationConstraint = region === 'us-east-1' ? undefined : (region as 'eu-west-1');
  cloud.call('s3', 'CreateBucket', { Bucket: 'bucket', CreateBucketConfiguration: { LocationConstraint } });
  return {
    ...cloud,
    /** What was published, oldest first. */
    events,
    put: (Key: string, Body: string | Uint8Array = '', more: Partial<PutObjectCommandInput> = {}) =>
      cloud.call('s3', 'PutObject', { Bucket: 'bucket', Key, Body, ...more }),
    /** The text of an object. */
    get: (Key: string, more: object = {}) => {
      const { Body } = cloud.call('s3', 'GetObject', { Bucket: 'bucket', Key, ...more });
      return Buffer.from(Body as unknown as Uint8Array).toString();
    },
    enableVersioning: () =>
      cloud.call('s3', 'PutBucketVersioning', {
        Bucket: 'bucket',
        VersioningConfiguration: { Status: 'Enabled' },
      }),
  };
}

/** The code of the fault that `attempt` throws. */
export function code(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no fault';
}
