// An operation whose output is a stream of events, over HTTP.
import { CloudWatchLogsClient, StartLiveTailCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logs } from '../aws/logs/index.ts';
import { liveTails } from '../aws/logs/live-tail/sessions.ts';
import { anyone, serve, type TestedGateway } from './testing/gateway.ts';

const arn = 'arn:aws:logs:us-east-1:000000000000:log-group:app';
let gateway: TestedGateway;
let client: CloudWatchLogsClient;

beforeEach(async () => {
  gateway = await serve([logs]);
  gateway.cloud.call('logs', 'CreateLogGroup', { logGroupName: 'app' });
  client = new CloudWatchLogsClient({
    endpoint: gateway.endpoint,
    region: 'us-east-1',
    credentials: anyone,
    disableHostPrefix: true,
  });
});
afterEach(async () => {
  client.destroy();
  await gateway.close();
});

async function tail() {
  const { responseStream } = await client.send(new StartLiveTailCommand({ logGroupIdentifiers: [arn] }));
  return responseStream![Symbol.asyncIterator]();
}

test('a client reads each event as it comes, and the exception with which the stream ends', async () => {
  const events = await tail();
  expect((await events.next()).value).toMatchObject({ sessionStart: { logGroupIdentifiers: [arn] } });
  gateway.cloud.advance(1000);
  expect((await events.next()).value).toEqual({
    sessionUpdate: { sessionMetadata: { sampled: false }, sessionResults: [] },
  });
  gateway.cloud.advance(3 * 3_600_000);
  const read = async () => {
    for (;;) if ((await events.next()).done) return;
  };
  await expect(read()).rejects.toMatchObject({ name: 'SessionTimeoutException' });
});

test('the engine forgets a client who closes the connection', async () => {
  const events = await tail();
  await events.next();
  expect(gateway.cloud.state.keys(liveTails)).toHaveLength(1);
  client.destroy();
  await expect.poll(() => gateway.cloud.state.keys(liveTails)).toEqual([]);
});

test('what is refused is refused as any operation is, before a stream begins', async () => {
  const refused = client.send(new StartLiveTailCommand({ logGroupIdentifiers: [`${arn}-other`] }));
  await expect(refused).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
