import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../template/json.ts';
import { translateServerless } from './translate.ts';

const translated = (Resources: JsonObject, rest: JsonObject = {}) =>
  translateServerless({ Resources, ...rest }).Resources as Record<
    string,
    { Type: string; Properties: JsonObject }
  >;
const types = (resources: Record<string, { Type: string }>) =>
  Object.fromEntries(Object.entries(resources).map(([id, { Type }]) => [id, Type]));
const fn = (more: JsonObject = {}) => ({
  Type: 'AWS::Serverless::Function',
  Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', InlineCode: 'exports.handler = 1', ...more },
});

describe('AWS::Serverless::Function', () => {
  it.each([
    ['FRole', fn(), 'AWS::IAM::Role'],
    ['FTick', fn({ Role: 'r', Events: { Tick: { Type: 'Schedule', Properties: {} } } }), 'AWS::Events::Rule'],
    [
      'FTickPermission',
      fn({ Role: 'r', Events: { Tick: { Type: 'Schedule', Properties: {} } } }),
      'AWS::Lambda::Permission',
    ],
  ])('that would make %s, which the template has, is refused', (id, F, type) => {
    const own = { [id]: { Type: 'AWS::IAM::Role', Properties: { Description: { Ref: 'F' } } } };
    const refusal = `Transforming resource with id [F] attempts to create a new resource with id [${id}] and type "${type}". A resource with that id already exists within this template. Please use a different id for that resource.`;
    expect(() => translated({ F, ...own })).toThrow(refusal);
    expect(() => translated({ ...own, F })).toThrow(refusal);
  });

  it('shares the implied API with one that the template declares', () => {
    const event = { Type: 'Api', Properties: { Path: '/', Method: 'get' } };
    const ServerlessRestApi = { Type: 'AWS::Serverless::Api', Properties: { StageName: 'Own' } };
    const made = translated({ F: fn({ Events: { Get: event } }), ServerlessRestApi });
    expect(types(made)).toMatchObject({ ServerlessRestApi: 'AWS::ApiGateway::RestApi' });
  });

  it('is a function with a role of its own', () => {
    const made = translated({
      F: fn({ Policies: ['AmazonS3ReadOnlyAccess', { Statement: [] }], Timeout: 9 }),
    });
    expect(types(made)).toEqual({ F: 'AWS::Lambda::Function', FRole: 'AWS::IAM::Role' });
    expect(made.F?.Properties).toMatchObject({
      Code: { ZipFile: 'exports.handler = 1' },
      Timeout: 9,
      Role: { 'Fn::GetAtt': ['FRole', 'Arn'] },
      Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
    });
    expect(made.FRole?.Properties).toMatchObject({
      ManagedPolicyArns: [
        'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
        'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
      ],
      Policies: [{ PolicyName: 'FRolePolicy1' }],
    });
  });

  it('takes code from S3, and refuses a local path', () => {
    const s3 = fn({ InlineCode: undefined as never, CodeUri: 's3://bucket/key.zip', Role: 'arn' });
    expect(translated({ F: s3 }).F?.Properties.Code).toEqual({ S3Bucket: 'bucket', S3Key: 'key.zip' });
    expect(() => translated({ F: fn({ InlineCode: undefined as never, CodeUri: './src' }) })).toThrow(
      "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key'",
    );
    const draft = translateServerless(
      { Resources: { F: fn({ InlineCode: undefined as never, CodeUri: './src' }) } },
      { isDraft: true },
    );
    expect(Object.keys(draft.Resources as object)).toEqual(['F', 'FRole']);
  });

  it('has the globals, with its own properties above them', () => {
    const Globals = {
      Function: { Timeout: 5, Environment: { Variables: { A: '1', B: '1' } }, Layers: ['a'] },
    };
    const made = translated(
      { F: fn({ Environment: { Variables: { B: '2' } }, Layers: ['b'] }) },
      { Globals },
    );
    expect(made.F?.Properties).toMatchObject({
      Timeout: 5,
      Environment: { Variables: { A: '1', B: '2' } },
      Layers: ['a', 'b'],
    });
  });

  it('with AutoPublishAlias has a version and an alias, which references name', () => {
    const rest = { Outputs: { V: { Value: { Ref: 'F.Version' } }, A: { Value: { Ref: 'F.Alias' } } } };
    const source = { Resources: { F: fn({ AutoPublishAlias: 'live' }) }, ...rest };
    const result = translateServerless(source);
    const made = result.Resources as Record<string, { Type: string }>;
    const version = Object.keys(made).find((id) => id.startsWith('FVersion'))!;
    expect(version).toMatch(/^FVersion[0-9a-f]{10}$/);
    expect(types(made)).toMatchObject({
      [version]: 'AWS::Lambda::Version',
      FAliaslive: 'AWS::Lambda::Alias',
    });
    expect(result.Outputs).toEqual({ V: { Value: { Ref: version } }, A: { Value: { Ref: 'FAliaslive' } } });
    const changed = translated({ F: fn({ AutoPublishAlias: 'live', InlineCode: '2' }) });
    expect(Object.keys(changed)).not.toContain(version);
  });

  it('has what its events need', () => {
    const made = translated({
      F: fn({
        Events: {
          Tick: { Type: 'Schedule', Properties: { Schedule: 'rate(1 minute)' } },
          Rule: { Type: 'EventBridgeRule', Properties: { Pattern: { source: ['aws.ecs'] } } },
          Topic: { Type: 'SNS', Properties: { Topic: 'arn:aws:sns:us-east-1:1:t' } },
          Queue: { Type: 'SQS', Properties: { Queue: 'arn:aws:sqs:us-east-1:1:q', BatchSize: 5 } },
          Get: { Type: 'Api', Properties: { Path: '/', Method: 'get' } },
          Http: { Type: 'HttpApi' },
          Cron: { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)' } },
        },
      }),
    });
    const deployment = Object.keys(made).find((id) => id.startsWith('ServerlessRestApiDeployment'))!;
    expect(types(made)).toEqual({
      F: 'AWS::Lambda::Function',
      FRole: 'AWS::IAM::Role',
      FTick: 'AWS::Events::Rule',
      FTickPermission: 'AWS::Lambda::Permission',
      FRule: 'AWS::Events::Rule',
      FRulePermission: 'AWS::Lambda::Permission',
      FTopic: 'AWS::SNS::Subscription',
      FTopicPermission: 'AWS::Lambda::Permission',
      FQueue: 'AWS::Lambda::EventSourceMapping',
      FGetPermissionProd: 'AWS::Lambda::Permission',
      FHttpPermission: 'AWS::Lambda::Permission',
      FCron: 'AWS::Scheduler::Schedule',
      FCronRole: 'AWS::IAM::Role',
      ServerlessRestApi: 'AWS::ApiGateway::RestApi',
      [deployment]: 'AWS::ApiGateway::Deployment',
      ServerlessRestApiProdStage: 'AWS::ApiGateway::Stage',
      ServerlessHttpApi: 'AWS::ApiGatewayV2::Api',
      ServerlessHttpApiApiGatewayDefaultStage: 'AWS::ApiGatewayV2::Stage',
    });
    expect(made.FQueue?.Properties).toMatchObject({
      BatchSize: 5,
      EventSourceArn: 'arn:aws:sqs:us-east-1:1:q',
    });
    expect(() => translated({ F: fn({ Events: { X: { Type: 'AlexaSkill' } } }) })).toThrow(
      'events of the type AlexaSkill',
    );
  });
});

describe('other resources of AWS SAM', () => {
  it('are translated, or refused by name', () => {
    const made = translated({
      Table: { Type: 'AWS::Serverless::SimpleTable' },
      Libs: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: 's3://b/k' } },
      Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod' } },
      Plain: { Type: 'AWS::ECS::Cluster' },
    });
    expect(Object.values(types(made))).toEqual([
      'AWS::DynamoDB::Table',
      'AWS::Lambda::LayerVersion',
      'AWS::ApiGateway::RestApi',
      'AWS::ApiGateway::Deployment',
      'AWS::ApiGateway::Stage',
      'AWS::ECS::Cluster',
    ]);
    expect(made.Table?.Properties).toMatchObject({ BillingMode: 'PAY_PER_REQUEST' });
    for (const type of ['Connector', 'StateMachine', 'GraphQLApi'])
      expect(() => translated({ X: { Type: `AWS::Serverless::${type}` } })).toThrow(
        `Drydock does not translate AWS::Serverless::${type} of AWS SAM yet (X).`,
      );
  });
});
