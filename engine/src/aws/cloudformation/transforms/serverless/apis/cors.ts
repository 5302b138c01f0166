// CORS of a REST API: a mock OPTIONS method of each path.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { anyMethod } from './routes.ts';

/** @param cors the allowed origin, or what is allowed */
export function withCors(paths: JsonObject, cors: Json | undefined): JsonObject {
  if (cors === undefined) return paths;
  const { AllowOrigin, AllowHeaders, AllowMethods, MaxAge, AllowCredentials } = isObject(cors)
    ? cors
    : ({ AllowOrigin: cors } as JsonObject);
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => {
      if (!isObject(item) || 'Fn::If' in item || 'options' in item) return [path, item];
      const headers: [name: string, value: Json | undefined, type: string][] = [
        ['Origin', AllowOrigin, 'string'],
        ['Headers', AllowHeaders, 'string'],
        ['Methods', AllowMethods ?? methodsOf(item), 'string'],
        ['Credentials', AllowCredentials === true ? "'true'" : undefined, 'string'],
      ];
      const given = headers.flatMap(([name, value, type]) =>
        value === undefined ? [] : [{ name: `Access-Control-Allow-${name}`, value, type }],
      );
      if (MaxAge !== undefined)
        given.push({ name: 'Access-Control-Max-Age', value: MaxAge, type: 'integer' });
      return [path, { ...item, options: preflight(given) }];
    }),
  );
}

type Header = { readonly name: string; readonly value: Json; readonly type: string };

const preflight = (headers: readonly Header[]): JsonObject => ({
  summary: 'CORS support',
  consumes: ['application/json'],
  produces: ['application/json'],
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
    responses: {
      default: {
        statusCode: '200',
        responseParameters: Object.fromEntries(
          headers.map(({ name, value }) => [`method.response.header.${name}`, value]),
        ),
        responseTemplates: { 'application/json': '{}\n' },
      },
    },
  },
  responses: {
    '200': {
      description: 'Default response for CORS method',
      headers: Object.fromEntries(headers.map(({ name, type }) => [name, { type }])),
    },
  },
});

const everyMethod = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

function methodsOf(item: JsonObject): string {
  const methods = Object.keys(item);
  const allowed = methods.includes(anyMethod)
    ? everyMethod
    : [...methods.map((method) => method.toUpperCase()), 'OPTIONS'].sort();
  return `'${allowed.join(',')}'`;
}
