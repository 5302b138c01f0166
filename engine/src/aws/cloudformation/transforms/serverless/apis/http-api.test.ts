// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
import { describe, expect, it } from 'vitest';
import { processedBySam } from '../../../testing/processed.ts';

const api = (Properties: object = {}) => ({ Type: 'AWS::Serverless::HttpApi', Properties });
const fn = (Events: object) => ({
  Type: 'AWS::Serverless::Function',
  Properties: {
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    InlineCode: 'exports.handler = 1',
    Role: 'arn:aws:iam::123456789012:role/own',
    Events,
  },
});
const invokes = (more: object = {}) => ({
  httpMethod: 'POST',
  type: 'aws_proxy',
  uri: {
    'Fn::Sub':
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations',
  },
  payloadFormatVersion: '2.0',
  ...more,
});
const info = { version: '1.0', title: { Ref: 'AWS::StackName' } };
const tags = [{ name: 'httpapi:createdBy', 'x-amazon-apigateway-tag-value': 'SAM' }];

describe('sam-specification-generated-resources-httpapi', () => {
  it('an API is an HTTP API with a stage that deploys by itself', () => {
    expect(processedBySam({ H: api() })).toEqual({
      H: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: { Body: { openapi: '3.0.1', info, paths: {}, tags } },
      },
      HApiGatewayDefaultStage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: {
          ApiId: { Ref: 'H' },
          StageName: '$default',
          AutoDeploy: true,
          Tags: { 'httpapi:createdBy': 'SAM' },
        },
      },
    });
  });
});

describe('sam-resource-httpapi', () => {
  it('has the stage, tags, logs, throttling and variables that it is given', () => {
    const made = processedBySam({
      H: api({
        StageName: 'stageName',
        Name: 'own',
        Description: 'An API',
        Tags: { Tag: 'value' },
        AccessLogSettings: {
          DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g',
          Format: '$context.requestId',
        },
        StageVariables: { StageVar: 'Value' },
        DefaultRouteSettings: { ThrottlingBurstLimit: 200 },
        RouteSettings: { 'GET /': { ThrottlingBurstLimit: 500 } },
        FailOnWarnings: true,
      }),
    });
    expect(made).toEqual({
      H: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: {
          Body: {
            openapi: '3.0.1',
            info: { version: '1.0', title: 'own', description: 'An API' },
            paths: {},
            tags: [{ name: 'Tag', 'x-amazon-apigateway-tag-value': 'value' }, ...tags],
          },
          FailOnWarnings: true,
        },
      },
      HstageNameStage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: {
          ApiId: { Ref: 'H' },
          StageName: 'stageName',
          AutoDeploy: true,
          AccessLogSettings: {
            DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g',
            Format: '$context.requestId',
          },
          StageVariables: { StageVar: 'Value' },
          DefaultRouteSettings: { ThrottlingBurstLimit: 200 },
          RouteSettings: { 'GET /': { ThrottlingBurstLimit: 500 } },
          Tags: { Tag: 'value', 'httpapi:createdBy': 'SAM' },
        },
      },
    });
  });

  it('has CORS, and a definition of its own, to which events are added', () => {
    const made = processedBySam({
      Open: api({ CorsConfiguration: true }),
      Named: api({ CorsConfiguration: { AllowOrigins: ['https://www.example.com'], MaxAge: 5 } }),
      Stored: api({ DefinitionUri: 's3://b/k' }),
      Own: api({
        DefinitionBody: { openapi: '3.0', info: { title: 'own', version: '1' }, paths: { '/': { get: {} } } },
      }),
      F: fn({ E: { Type: 'HttpApi', Properties: { ApiId: { Ref: 'Own' }, Path: '/x', Method: 'post' } } }),
    });
    expect(made.Open?.Properties.Body).toMatchObject({ 'x-amazon-apigateway-cors': { allowOrigins: ['*'] } });
    expect(made.Named?.Properties.Body).toMatchObject({
      'x-amazon-apigateway-cors': { allowOrigins: ['https://www.example.com'], maxAge: 5 },
    });
    expect(made.Stored?.Properties).toEqual({ BodyS3Location: { Bucket: 'b', Key: 'k' } });
    expect(made.Own?.Properties.Body).toEqual({
      openapi: '3.0',
      info: { title: 'own', version: '1' },
      paths: {
        '/': { get: {} },
        '/x': { post: { 'x-amazon-apigateway-integration': invokes(), responses: {} } },
      },
      tags,
    });
  });
});

describe('sam-property-function-httpapi', () => {
  it('events that name no API share one; one without a path is its default route', () => {
    const made = processedBySam({
      F: fn({
        Get: {
          Type: 'HttpApi',
          Properties: {
            Path: '/path/{id}',
            Method: 'GET',
            PayloadFormatVersion: '1.0',
            TimeoutInMillis: 1000,
          },
        },
        All: { Type: 'HttpApi' },
      }),
    });
    expect(made.ServerlessHttpApi?.Properties.Body).toMatchObject({
      paths: {
        '/path/{id}': {
          get: {
            'x-amazon-apigateway-integration': invokes({
              payloadFormatVersion: '1.0',
              timeoutInMillis: 1000,
            }),
            parameters: [{ name: 'id', in: 'path', required: true }],
          },
        },
        $default: {
          'x-amazon-apigateway-any-method': {
            'x-amazon-apigateway-integration': invokes(),
            isDefaultRoute: true,
          },
        },
      },
    });
    expect(made.FAllPermission?.Properties.SourceArn).toEqual({
      'Fn::Sub': [
        'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/${__Stage__}/*',
        { __ApiId__: { Ref: 'ServerlessHttpApi' }, __Stage__: '*' },
      ],
    });
    expect(Object.keys(made)).toContain('ServerlessHttpApiApiGatewayDefaultStage');
  });

  it('DisableExecuteApiEndpoint is of the definition’s servers', () => {
    const H = (more: object) => ({
      Type: 'AWS::Serverless::HttpApi',
      Properties: { DisableExecuteApiEndpoint: true, ...more },
    });
    expect(processedBySam({ H: H({}) }).H?.Properties.Body).toMatchObject({
      servers: [{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }],
    });
    expect(() => processedBySam({ H: H({ DefinitionUri: 's3://b/k' }) })).toThrow(
      "DisableExecuteApiEndpoint works only within 'DefinitionBody' property.",
    );
  });
});
