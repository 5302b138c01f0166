// Live Tail as boto3 and the AWS CLI read it: an event stream.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logs } from '../../aws/logs/index.ts';
import { serve, type TestedGateway } from '../../wire/testing/gateway.ts';
import { hasBoto3, runBoto3 } from './boto3.ts';

describe.skipIf(!hasBoto3)('boto3', () => {
  let gateway: TestedGateway;
  beforeAll(async () => {
    gateway = await serve([logs], (cloud) => ({
      second: {
        maxBodyBytes: 0,
        refuse: () => undefined,
        answer: () => {
          cloud.advance(1000);
          return { status: 200, headers: {}, body: '' };
        },
      },
    }));
  });
  afterAll(() => gateway?.close());

  it('reads the events of a live session, and closes it', async () => {
    const { cloud, endpoint } = gateway;
    cloud.call('logs', 'CreateLogGroup', { logGroupName: 'app' });
    cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'web' });
    const input = {
      group: 'app',
      arn: 'arn:aws:logs:us-east-1:000000000000:log-group:app',
      now: cloud.clock.now(),
      clock: `${endpoint}/second`,
    };
    expect(await runBoto3('live_tail.py', endpoint, input)).toEqual({
      kinds: ['sessionStart', 'sessionUpdate'],
      message: 'written',
    });
  });
});
