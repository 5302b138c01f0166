// AWS::Serverless::Api: a REST API, its deployment and its stage. API Gateway is recorded: no request reaches a function through
// it. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
import { createHash } from 'node:crypto';
import { canonical, isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { s3Location } from '../s3-location.ts';
import { inheritedFrom, invalidResource, pick, type Route, type Translator, tagList } from '../translator.ts';
import { withCors } from './cors.ts';
import { withEndpoint } from './endpoint.ts';
import { pathsOf, withOperations } from './paths.ts';
import { stageId } from './stage-id.ts';

export const api: Translator = ({ logicalId, properties, attributes, routes, now }) => {
  const { AlwaysDeploy, StageName, OpenApiVersion, Tags, Variables } = properties;
  if (StageName === undefined) throw invalidResource(logicalId, "Missing required property 'StageName'.");
  const definition = definitionOf(logicalId, properties, routes);
  // SAM's hash is of the definition as Python prints it, so that its digits differ.
  const content = AlwaysDeploy === true ? String(Math.floor(now / 1000)) : canonical(definition);
  const digest = createHash('sha1').update(content).digest('hex');
  const deployment = `${logicalId}Deployment${digest.slice(0, 10)}`;
  const stage = stageId(logicalId, StageName);
  const RestApiId = { Ref: logicalId };
  const inherited = inheritedFrom(attributes);
  return {
    resources: {
      [logicalId]: {
        ...attributes,
        Type: 'AWS::ApiGateway::RestApi',
        Properties: { ...definition, ...restApiProperties(properties) },
      },
      [deployment]: {
        ...inherited,
        Type: 'AWS::ApiGateway::Deployment',
        Properties: {
          Description: `RestApi deployment id: ${digest}`,
          RestApiId,
          ...(OpenApiVersion === undefined ? { StageName: 'Stage' } : {}),
        },
      },
      [stage]: {
        ...inherited,
        Type: 'AWS::ApiGateway::Stage',
        Properties: {
          RestApiId,
          DeploymentId: { Ref: deployment },
          StageName,
          ...pick(properties, [
            'AccessLogSetting',
            'CacheClusterEnabled',
            'CacheClusterSize',
            'CanarySetting',
            'MethodSettings',
            'TracingEnabled',
          ]),
          ...(Variables === undefined ? {} : { Variables }),
          ...(Tags === undefined ? {} : { Tags: tagList(Tags) }),
        },
      },
    },
    references: { [`${logicalId}.Stage`]: stage, [`${logicalId}.Deployment`]: deployment },
  };
};

/** Body or BodyS3Location. @throws ValidationError */
function definitionOf(logicalId: string, properties: JsonObject, routes: readonly Route[]): JsonObject {
  const { DefinitionBody, DefinitionUri, OpenApiVersion, Cors, BinaryMediaTypes } = properties;
  const { DisableExecuteApiEndpoint, MergeDefinitions } = properties;
  if (DefinitionUri !== undefined) {
    if (MergeDefinitions === true)
      throw invalidResource(logicalId, "Cannot set 'MergeDefinitions' to True when using `DefinitionUri`.");
    if (DisableExecuteApiEndpoint !== undefined)
      throw invalidResource(
        logicalId,
        "DisableExecuteApiEndpoint works only within 'DefinitionBody' property.",
      );
    const { S3Bucket: Bucket, S3Key: Key, S3ObjectVersion: Version } = s3Location(DefinitionUri) ?? {};
    if (Bucket === undefined || Key === undefined)
      throw invalidResource(
        logicalId,
        "'DefinitionUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.",
      );
    return { BodyS3Location: { Bucket, Key, ...(Version === undefined ? {} : { Version }) } };
  }
  const generated = pathsOf(routes, 'aws', (_route, uri) => ({
    'x-amazon-apigateway-integration': { httpMethod: 'POST', type: 'aws_proxy', uri },
    responses: {},
  }));
  const body: JsonObject = isObject(DefinitionBody)
    ? MergeDefinitions === true
      ? withOperations(DefinitionBody, generated)
      : DefinitionBody
    : {
        ...(OpenApiVersion === undefined ? { swagger: '2.0' } : { openapi: OpenApiVersion }),
        info: { version: '1.0', title: { Ref: 'AWS::StackName' } },
        paths: generated,
      };
  return {
    Body: {
      ...withEndpoint(body, DisableExecuteApiEndpoint),
      ...(isObject(body.paths) ? { paths: withCors(body.paths, Cors) } : {}),
      ...(Array.isArray(BinaryMediaTypes)
        ? { 'x-amazon-apigateway-binary-media-types': (BinaryMediaTypes as readonly Json[]).map(mediaType) }
        : {}),
    },
  };
}

const mediaType = (type: Json): Json => (typeof type === 'string' ? type.replaceAll('~1', '/') : type);

function restApiProperties(properties: JsonObject): JsonObject {
  const { EndpointConfiguration } = properties;
  const { Type, VPCEndpointIds } = isObject(EndpointConfiguration) ? EndpointConfiguration : {};
  return {
    ...pick(properties, [
      'ApiKeySourceType',
      'BinaryMediaTypes',
      'Description',
      'EndpointAccessMode',
      'FailOnWarnings',
      'MinimumCompressionSize',
      'Mode',
      'Name',
      'SecurityPolicy',
    ]),
    ...(Type === undefined
      ? {}
      : {
          EndpointConfiguration: {
            Types: [Type],
            ...(VPCEndpointIds === undefined ? {} : { VpcEndpointIds: VPCEndpointIds }),
          },
          Parameters: { endpointConfigurationTypes: Type },
        }),
  };
}
