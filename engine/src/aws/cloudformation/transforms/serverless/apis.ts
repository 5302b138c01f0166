// AWS::Serverless::Api and ::HttpApi, and the APIs that events imply. API Gateway is recorded: no request reaches a function
// through it. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
import type { Json, JsonObject } from '../../template/json.ts';
import { invalidResource, pick, type Translator } from './translator.ts';

const emptyApi = { swagger: '2.0', info: { version: '1.0', title: { Ref: 'AWS::StackName' } }, paths: {} };
const emptyHttpApi = {
  openapi: '3.0.1',
  info: { version: '1.0', title: { Ref: 'AWS::StackName' } },
  paths: {},
};

export const api: Translator = ({ logicalId, properties, attributes }) => {
  const { StageName } = properties;
  if (StageName === undefined) throw invalidResource(logicalId, "Missing required property 'StageName'.");
  return { resources: restApi(logicalId, properties, attributes, StageName) };
};

export const httpApi: Translator = ({ logicalId, properties, attributes }) => ({
  resources: httpApiOf(logicalId, properties, attributes),
});

/** An event that names no API gets the one that all such events share. */
export const implicitApi = ({ RestApiId }: JsonObject): Record<string, JsonObject> =>
  RestApiId === undefined ? restApi('ServerlessRestApi', {}, {}, 'Prod') : {};

export const implicitHttpApi = ({ ApiId }: JsonObject): Record<string, JsonObject> =>
  ApiId === undefined ? httpApiOf('ServerlessHttpApi', {}, {}) : {};

function restApi(
  id: string,
  properties: JsonObject,
  attributes: JsonObject,
  StageName: Json,
): Record<string, JsonObject> {
  const stage = typeof StageName === 'string' ? StageName.replace(/[^A-Za-z0-9]/g, '') : '';
  const RestApiId = { Ref: id };
  return {
    [id]: {
      ...attributes,
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Body: properties.DefinitionBody ?? emptyApi,
        ...pick(properties, ['Name', 'Description']),
      },
    },
    [`${id}Deployment`]: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId } },
    [`${id}${stage}Stage`]: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { RestApiId, DeploymentId: { Ref: `${id}Deployment` }, StageName },
    },
  };
}

function httpApiOf(id: string, properties: JsonObject, attributes: JsonObject): Record<string, JsonObject> {
  return {
    [id]: {
      ...attributes,
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { Body: properties.DefinitionBody ?? emptyHttpApi },
    },
    [`${id}ApiGatewayDefaultStage`]: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: id }, StageName: properties.StageName ?? '$default', AutoDeploy: true },
    },
  };
}
