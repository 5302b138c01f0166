import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { webhooks } from './state.ts';
import { commits, Delivery } from './testing/delivery.ts';
import { verify } from './webhook/verify.ts';

let delivery: Delivery;
beforeEach(() => {
  delivery = new Delivery();
  const [, build] = delivery.pipeline().stages!;
  delivery.cloud.report('sources/mapped', { repository: 'me/shop', path: '/shop', by: 'user' });
  delivery.create({
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'App',
            actionTypeId: { category: 'Source', owner: 'ThirdParty', provider: 'GitHub', version: '1' },
            configuration: {
              Owner: 'me',
              Repo: 'shop',
              Branch: 'main',
              OAuthToken: 'secret',
              PollForSourceChanges: 'false',
            },
            outputArtifacts: [{ name: 'Source' }],
          },
        ],
      },
      build!,
    ],
  });
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const webhook = {
  name: 'hook',
  targetPipeline: 'delivery',
  targetAction: 'App',
  filters: [{ jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' }],
  authentication: 'GITHUB_HMAC',
  authenticationConfiguration: { SecretToken: 'key' },
} as const;
const put = (change: object = {}) =>
  delivery.cloud.call('codepipeline', 'PutWebhook', {
    webhook: { ...webhook, filters: [...webhook.filters], ...change },
  }).webhook!;

describe('PutWebhook', () => {
  test('gives a URL of this engine, which stays when it is put again', () => {
    const { url, arn } = put();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:4566\/webhooks\.aws\/us-east-1\/trigger\?t=\w{40}&v=1$/);
    expect(arn).toBe('arn:aws:codepipeline:us-east-1:000000000000:webhook:hook');
    expect(put({ authentication: 'UNAUTHENTICATED' }).url).toBe(url);
  });

  test.each([
    [{ targetPipeline: 'none' }, "Account '000000000000' does not have a pipeline with name 'none'"],
    [{ targetAction: 'Image' }, "Action 'Image' is not a source action of the pipeline 'delivery'"],
    [{ authenticationConfiguration: {} }, 'SecretToken is required for the authentication type GITHUB_HMAC'],
    [{ authentication: 'IP' }, 'AllowedIPRange is required for the authentication type IP'],
    [{ filters: [{ jsonPath: 'ref' }] }, "The filter's JSON path 'ref' does not begin with $"],
  ])('refuses %j', (change, message) => {
    expect(() => put(change)).toThrow(message);
  });
});

test('ListWebhooks pages by name, and DeleteWebhook succeeds when it is gone already', () => {
  for (const name of ['b', 'a', 'c']) put({ name });
  const first = delivery.cloud.call('codepipeline', 'ListWebhooks', { MaxResults: 2 });
  expect(first.webhooks?.map(({ definition }) => definition?.name)).toEqual(['a', 'b']);
  const { NextToken } = first;
  const rest = delivery.cloud.call('codepipeline', 'ListWebhooks', { NextToken });
  expect(rest.webhooks?.map(({ definition }) => definition?.name)).toEqual(['c']);
  for (const _ of [1, 2]) delivery.cloud.call('codepipeline', 'DeleteWebhook', { name: 'c' });
  expect(delivery.cloud.call('codepipeline', 'ListWebhooks', {}).webhooks).toHaveLength(2);
});

test('a webhook that is registered with GitHub is called by a commit, until it is deregistered', () => {
  const { arn } = put();
  delivery.commit(commits[1]!);
  expect(delivery.executions()).toHaveLength(1);
  delivery.cloud.call('codepipeline', 'RegisterWebhookWithThirdParty', { webhookName: 'hook' });
  delivery.cloud.settle();
  delivery.commit(commits[2]!);
  const [summary] = delivery.cloud.call('codepipeline', 'ListPipelineExecutions', {
    pipelineName: 'delivery',
  }).pipelineExecutionSummaries!;
  expect(summary?.trigger).toEqual({ triggerType: 'Webhook', triggerDetail: arn });
  delivery.cloud.call('codepipeline', 'DeregisterWebhookWithThirdParty', { webhookName: 'hook' });
  delivery.cloud.settle();
  delivery.commit(commits[3]!);
  expect(delivery.executions()).toHaveLength(2);
  expect(() =>
    delivery.cloud.call('codepipeline', 'RegisterWebhookWithThirdParty', { webhookName: 'none' }),
  ).toThrow('cannot be found');
});

test('a call of the URL starts the pipeline', () => {
  put();
  delivery.cloud.report('codepipeline/webhook-called', { name: 'hook' });
  delivery.cloud.settle();
  expect(delivery.executions()[0]?.trigger).toBe('Webhook');
  const [listed] = delivery.cloud.call('codepipeline', 'ListWebhooks', {}).webhooks!;
  expect(listed?.lastTriggered).toEqual(new Date(delivery.cloud.clock.now()));
});

test('webhooks have tags', () => {
  const resourceArn = put().arn!;
  const tags = [{ key: 'team', value: 'a' }];
  delivery.cloud.call('codepipeline', 'TagResource', { resourceArn, tags });
  expect(delivery.cloud.call('codepipeline', 'ListTagsForResource', { resourceArn }).tags).toEqual(tags);
  delivery.cloud.call('codepipeline', 'UntagResource', { resourceArn, tagKeys: ['team'] });
  expect(delivery.cloud.call('codepipeline', 'ListTagsForResource', { resourceArn }).tags).toEqual([]);
});

describe('a call', () => {
  const call = (body: string, secret = 'key', algorithm = 'sha256') => ({
    headers: {
      [algorithm === 'sha1' ? 'x-hub-signature' : 'x-hub-signature-256']:
        `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`,
    },
    body: new TextEncoder().encode(body),
  });
  const judged = (filters: object[], made: ReturnType<typeof call>) => {
    put({ filters });
    return verify(delivery.cloud.state.get(webhooks, 'hook')!, { Branch: 'main' }, made);
  };

  test.each([
    [[{ jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' }], '{"ref":"refs/heads/main"}', 'starts'],
    [[{ jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' }], '{"ref":"refs/heads/next"}', 'filtered'],
    [[{ jsonPath: '$.ref', matchEquals: '{Nothing}' }], '{"ref":"{Nothing}"}', 'starts'],
    [[{ jsonPath: '$.commits[*].id', matchEquals: 'b' }], '{"commits":[{"id":"a"},{"id":"b"}]}', 'starts'],
    [[{ jsonPath: "$['a b'].c[0]", matchEquals: '1' }], '{"a b":{"c":[1]}}', 'starts'],
    [[{ jsonPath: '$.ref' }], '{}', 'filtered'],
    [[{ jsonPath: '$.ref' }], 'not JSON', 'filtered'],
    [[], 'not JSON', 'starts'],
  ])('with the filters %j and the body %s: %s', (filters, body, verdict) => {
    expect(judged(filters, call(body))).toBe(verdict);
  });

  test('must be signed with the secret token', () => {
    expect(judged([], call('{}', 'key', 'sha1'))).toBe('starts');
    expect(judged([], call('{}', 'another'))).toBe('unauthentic');
    expect(judged([], { ...call('{}'), headers: {} as never })).toBe('unauthentic');
  });
});
