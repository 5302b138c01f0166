// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
import { describe, expect, it } from 'vitest';
import { processed, processedBySam } from '../../../testing/processed.ts';
import { translateServerless } from '../translate.ts';

const api = (Properties: object) => ({ Type: 'AWS::Serverless::Api', Properties });
const fn = (Events: object, more: object = {}, attributes: object = {}) => ({
  Type: 'AWS::Serverless::Function',
  ...attributes,
  Properties: {
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    InlineCode: 'exports.handler = 1',
    Role: 'arn:aws:iam::123456789012:role/own',
    Events,
    ...more,
  },
});
const get = (Path: string, more: object = {}) => ({
  Type: 'Api',
  Properties: { Path, Method: 'GET', ...more },
});
const invokes = (target: string) => ({
  'x-amazon-apigateway-integration': {
    httpMethod: 'POST',
    type: 'aws_proxy',
    uri: {
      'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${target}/invocations`,
    },
  },
  responses: {},
});
const sourceArn = (Api: string, route: string) => ({
  'Fn::Sub': [
    `arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/\${__Stage__}/${route}`,
    { __ApiId__: { Ref: Api }, __Stage__: '*' },
  ],
});
const info = { version: '1.0', title: { Ref: 'AWS::StackName' } };

describe('sam-specification-generated-resources-api', () => {
  it('an API is a REST API with a deployment, whose id ends with a hash, and a stage', () => {
    const made = processedBySam({ MyRestApi: api({ StageName: 'Gamma' }) });
    const deployment = Object.keys(made).find((id) => id.startsWith('MyRestApiDeployment'))!;
    expect(deployment).toMatch(/^MyRestApiDeployment[0-9a-f]{10}$/);
    const RestApiId = { Ref: 'MyRestApi' };
    expect(made).toEqual({
      MyRestApi: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: { Body: { swagger: '2.0', info, paths: {} } },
      },
      [deployment]: {
        Type: 'AWS::ApiGateway::Deployment',
        Properties: {
          Description: expect.stringMatching(/^RestApi deployment id: [0-9a-f]{40}$/),
          RestApiId,
          StageName: 'Stage',
        },
      },
      MyRestApiGammaStage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId, DeploymentId: { Ref: deployment }, StageName: 'Gamma' },
      },
    });
    const other = processedBySam({ MyRestApi: api({ StageName: 'Gamma', OpenApiVersion: '3.0.1' }) });
    expect(other).not.toHaveProperty(deployment);
    expect(other.MyRestApi?.Properties.Body).toEqual({ openapi: '3.0.1', info, paths: {} });
  });

  it('MyRestApi.Stage and MyRestApi.Deployment name what was made', () => {
    const { Outputs } = processed({
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: { MyRestApi: api({ StageName: 'Gamma' }) },
      Outputs: {
        Stage: { Value: { Ref: 'MyRestApi.Stage' } },
        Deployment: { Value: { Ref: 'MyRestApi.Deployment' } },
      },
    });
    expect(Outputs).toEqual({
      Stage: { Value: { Ref: 'MyRestApiGammaStage' } },
      Deployment: { Value: { Ref: expect.stringMatching(/^MyRestApiDeployment[0-9a-f]{10}$/) } },
    });
  });
});

describe('sam-resource-api', () => {
  it('has the definition, the description and the settings of the stage that it is given', () => {
    const DefinitionBody = {
      swagger: '2.0',
      info: { title: 'own', version: '1' },
      paths: { '/': { get: {} } },
    };
    const made = processedBySam({
      A: api({
        StageName: 'prod',
        Name: 'own',
        Description: 'An API',
        DefinitionBody,
        BinaryMediaTypes: ['image~1gif'],
        EndpointConfiguration: { Type: 'REGIONAL' },
        CacheClusterEnabled: true,
        CacheClusterSize: '0.5',
        TracingEnabled: true,
        Variables: { a: 'b' },
        MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'INFO' }],
        Tags: { k: 'v' },
      }),
    });
    expect(made.A?.Properties).toEqual({
      Body: { ...DefinitionBody, 'x-amazon-apigateway-binary-media-types': ['image/gif'] },
      Name: 'own',
      Description: 'An API',
      BinaryMediaTypes: ['image~1gif'],
      EndpointConfiguration: { Types: ['REGIONAL'] },
      Parameters: { endpointConfigurationTypes: 'REGIONAL' },
    });
    expect(made.AprodStage?.Properties).toMatchObject({
      CacheClusterEnabled: true,
      CacheClusterSize: '0.5',
      TracingEnabled: true,
      Variables: { a: 'b' },
      MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'INFO' }],
      Tags: [{ Key: 'k', Value: 'v' }],
    });
  });

  it('reads its definition from S3, and refuses a local path', () => {
    const made = processedBySam({ A: api({ StageName: 'prod', DefinitionUri: 's3://b/swagger.json' }) });
    expect(made.A?.Properties).toEqual({ BodyS3Location: { Bucket: 'b', Key: 'swagger.json' } });
    expect(() => processedBySam({ A: api({ StageName: 'prod', DefinitionUri: './swagger.json' }) })).toThrow(
      "'DefinitionUri' is not a valid S3 Uri of the form 's3://bucket/key'",
    );
    expect(() => processedBySam({ A: api({}) })).toThrow("Missing required property 'StageName'.");
  });

  it('has the security policy and the access mode that it is given', () => {
    const given = { SecurityPolicy: 'TLS_1_2', EndpointAccessMode: 'STRICT' };
    expect(processedBySam({ A: api({ StageName: 'prod', ...given }) }).A?.Properties).toMatchObject(given);
  });

  it('DisableExecuteApiEndpoint is in the definition: of its servers in OpenAPI 3', () => {
    const disabled = { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } };
    const bodyOf = (more: object) =>
      processedBySam({ A: api({ StageName: 'prod', DisableExecuteApiEndpoint: true, ...more }) }).A
        ?.Properties.Body;
    expect(bodyOf({})).toMatchObject({ swagger: '2.0', ...disabled });
    expect(bodyOf({ OpenApiVersion: '3.0.1' })).toMatchObject({ openapi: '3.0.1', servers: [disabled] });
    const servers = [{ url: 'https://api.example.com' }];
    const DefinitionBody = { openapi: '3.0.1', paths: {}, servers };
    expect(bodyOf({ DefinitionBody })).toMatchObject({ servers: [{ ...servers[0], ...disabled }] });
    expect(() => bodyOf({ DefinitionUri: 's3://b/k' })).toThrow(
      "DisableExecuteApiEndpoint works only within 'DefinitionBody' property.",
    );
  });

  it('MergeDefinitions adds the paths of events to the definition; what they say counts', () => {
    const paths = {
      '/': { get: { summary: 'own', responses: { 200: {} } } },
      '/own': { get: { responses: {} } },
    };
    const merged = (MergeDefinitions: boolean) =>
      processedBySam({
        A: api({ StageName: 'prod', MergeDefinitions, DefinitionBody: { swagger: '2.0', paths } }),
        F: fn({ E: get('/', { RestApiId: { Ref: 'A' } }), P: get('/more', { RestApiId: { Ref: 'A' } }) }),
      }).A?.Properties.Body as { readonly paths: Record<string, { readonly get: object }> };
    expect(merged(false).paths).toEqual(paths);
    const all = merged(true).paths;
    expect(Object.keys(all)).toEqual(['/', '/own', '/more']);
    expect(all['/']!.get).toMatchObject({
      summary: 'own',
      responses: {},
      'x-amazon-apigateway-integration': { type: 'aws_proxy' },
    });
    const stored = { StageName: 'prod', DefinitionUri: 's3://b/k', MergeDefinitions: true };
    expect(() => processedBySam({ A: api(stored) })).toThrow(
      "Cannot set 'MergeDefinitions' to True when using `DefinitionUri`.",
    );
  });

  it('AlwaysDeploy deploys a definition that has not changed', () => {
    const deploymentAt = (now: number, AlwaysDeploy: boolean) => {
      const A = { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod', AlwaysDeploy } };
      const made = translateServerless({ Resources: { A } }, { now }).Resources as object;
      return Object.keys(made).find((id) => id.startsWith('ADeployment'));
    };
    expect(deploymentAt(1000, false)).toBe(deploymentAt(2000, false));
    expect(deploymentAt(1000, true)).not.toBe(deploymentAt(2000, true));
  });

  it('Cors adds an OPTIONS method to each path', () => {
    const made = processedBySam({
      A: api({ StageName: 'prod', Cors: { AllowOrigin: "'*'", MaxAge: "'600'" } }),
      F: fn({ E: get('/', { RestApiId: { Ref: 'A' } }) }),
    });
    const { paths } = made.A!.Properties.Body as { paths: Record<string, Record<string, object>> };
    expect(Object.keys(paths['/']!)).toEqual(['get', 'options']);
    expect(paths['/']!.options).toMatchObject({
      'x-amazon-apigateway-integration': {
        type: 'mock',
        responses: {
          default: {
            responseParameters: {
              'method.response.header.Access-Control-Allow-Origin': "'*'",
              'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS'",
              'method.response.header.Access-Control-Max-Age': "'600'",
            },
          },
        },
      },
    });
  });
});

describe('sam-property-function-api', () => {
  it('events that name no API share one, with the stage Prod', () => {
    const made = processedBySam({
      F: fn({ Get: get('/path/{id}'), Any: { Type: 'Api', Properties: { Path: '/', Method: 'any' } } }),
      Published: fn({ Get: get('/published') }, { AutoPublishAlias: 'live' }),
    });
    expect(made.ServerlessRestApi?.Properties).toEqual({
      Body: {
        swagger: '2.0',
        info,
        paths: {
          '/path/{id}': { get: invokes('${F.Arn}') },
          '/': { 'x-amazon-apigateway-any-method': invokes('${F.Arn}') },
          '/published': { get: invokes('${PublishedAliaslive}') },
        },
      },
    });
    expect(made.ServerlessRestApiProdStage?.Properties.StageName).toBe('Prod');
    expect(made.FGetPermissionProd?.Properties).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: 'F' },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: sourceArn('ServerlessRestApi', 'GET/path/*'),
    });
    expect(made.FAnyPermissionProd?.Properties.SourceArn).toEqual(sourceArn('ServerlessRestApi', '*/'));
  });

  it('an event is a path of the API that it names', () => {
    const made = processedBySam({
      A: api({ StageName: 'test' }),
      F: fn({ E: get('/', { RestApiId: { Ref: 'A' } }) }),
    });
    expect(made.A?.Properties.Body).toMatchObject({ paths: { '/': { get: invokes('${F.Arn}') } } });
    expect(made.FEPermissiontest?.Properties.SourceArn).toEqual(sourceArn('A', 'GET/'));
    expect(made).not.toHaveProperty('ServerlessRestApi');
  });

  it('what a condition leaves out is left out of the definition', () => {
    const made = processedBySam(
      { F: fn({ E: get('/f') }, {}, { Condition: 'Wanted' }) },
      { Conditions: { Wanted: { 'Fn::Equals': ['a', 'a'] } } },
    );
    expect(made.ServerlessRestApi).toMatchObject({
      Condition: 'Wanted',
      Properties: { Body: { paths: { '/f': { 'Fn::If': ['Wanted', {}, { Ref: 'AWS::NoValue' }] } } } },
    });
  });

  it.each([
    [{ E: get('/', { RestApiId: 'abc' }) }, 'RestApiId must be a valid reference'],
    [
      { E: { Type: 'Api', Properties: { Path: '/' } } },
      "Event with id [E] is invalid. Property 'Method' is required.",
    ],
    [{ E: get('/x'), Again: get('/x') }, 'API method "get" defined multiple times for path "/x".'],
  ])('%#: is refused', (events, why) => {
    expect(() => processedBySam({ F: fn(events) })).toThrow(why);
  });
});
