// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
// AWS::Serverless::HttpApi: an HTTP API and its stage. API Gateway is recorded: no request reaches a function through it.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-httpapi.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { s3Location } from '../s3-location.ts';
import { inheritedFrom, invalidResource, pick, type Route, type Translator } from '../translator.ts';
import { withEndpoint } from './endpoint.ts';
import { type Operation, pathsOf, withPaths } from './paths.ts';
import { stageId } from './stage-id.ts';

export const httpApi: Translator = ({ logicalId, properties, attributes, routes }) => {
  const { StageName = '$default', DefinitionUri, Tags } = properties;
  const { S3Bucket: Bucket, S3Key: Key } = s3Location(DefinitionUri) ?? {};
  const tags: JsonObject = { ...(isObject(Tags) ? Tags : {}), 'httpapi:createdBy': 'SAM' };
  const isStored = Bucket !== undefined && Key !== undefined;
  if (isStored && properties.DisableExecuteApiEndpoint !== undefined)
    throw invalidResource(
      logicalId,
      "DisableExecuteApiEndpoint works only within 'DefinitionBody' property.",
    );
  const stage =
    StageName === '$default' ? `${logicalId}ApiGatewayDefaultStage` : stageId(logicalId, StageName);
  return {
    resources: {
      [logicalId]: {
        ...attributes,
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: {
          ...(isStored ? { BodyS3Location: { Bucket, Key } } : { Body: bodyOf(properties, routes, tags) }),
          ...pick(properties, ['FailOnWarnings']),
        },
      },
      [stage]: {
        ...inheritedFrom(attributes),
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: {
          ApiId: { Ref: logicalId },
          StageName,
          AutoDeploy: true,
          ...pick(properties, [
            'AccessLogSettings',
            'DefaultRouteSettings',
            'RouteSettings',
            'StageVariables',
          ]),
          ...(isStored && Tags === undefined ? {} : { Tags: tags }),
        },
      },
    },
    references: { [`${logicalId}.Stage`]: stage },
  };
};

function bodyOf(properties: JsonObject, routes: readonly Route[], tags: JsonObject): JsonObject {
  const { DefinitionBody, Name = { Ref: 'AWS::StackName' }, Description, CorsConfiguration } = properties;
  const { DisableExecuteApiEndpoint } = properties;
  const definition: JsonObject = isObject(DefinitionBody)
    ? DefinitionBody
    : {
        openapi: '3.0.1',
        info: {
          version: '1.0',
          title: Name,
          ...(Description === undefined ? {} : { description: Description }),
        },
        paths: {},
      };
  const cors = corsOf(CorsConfiguration);
  const complete = withPaths(definition, pathsOf(routes, '${AWS::Partition}', operation));
  return {
    ...withEndpoint(complete, DisableExecuteApiEndpoint),
    ...(cors === undefined ? {} : { 'x-amazon-apigateway-cors': cors }),
    tags: Object.entries(tags).map(([name, value]) => ({ name, 'x-amazon-apigateway-tag-value': value })),
  };
}

const operation: Operation = ({ path, properties }, uri) => {
  const { PayloadFormatVersion = '2.0', TimeoutInMillis } = properties;
  const parameters = [...path.matchAll(/\{([^}]+?)\+?\}/g)].map(([, name]) => ({
    name: name!,
    in: 'path',
    required: true,
  }));
  return {
    'x-amazon-apigateway-integration': {
      httpMethod: 'POST',
      type: 'aws_proxy',
      uri,
      payloadFormatVersion: PayloadFormatVersion,
      ...(TimeoutInMillis === undefined ? {} : { timeoutInMillis: TimeoutInMillis }),
    },
    ...(path === '$default' ? { isDefaultRoute: true } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    responses: {},
  };
};

/** `true` allows every origin. */
function corsOf(given: Json | undefined): JsonObject | undefined {
  if (given === true) return { allowOrigins: ['*'] };
  if (!isObject(given)) return undefined;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`${name[0]?.toLowerCase()}${name.slice(1)}`, value]),
  );
}
