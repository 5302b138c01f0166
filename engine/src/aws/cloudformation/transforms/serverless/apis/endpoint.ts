// DisableExecuteApiEndpoint, as a definition has it: of its servers in OpenAPI 3, of itself in Swagger 2.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';

const extension = 'x-amazon-apigateway-endpoint-configuration';

/** @param isDisabled DisableExecuteApiEndpoint */
export function withEndpoint(definition: JsonObject, isDisabled: Json | undefined): JsonObject {
  if (isDisabled === undefined) return definition;
  const disabled = (part: JsonObject): JsonObject => {
    const there = part[extension];
    return {
      ...part,
      [extension]: { ...(isObject(there) ? there : {}), disableExecuteApiEndpoint: isDisabled },
    };
  };
  if (!String(definition.openapi ?? '').startsWith('3')) return disabled(definition);
  const servers = (Array.isArray(definition.servers) ? definition.servers : [{}]) as readonly Json[];
  return { ...definition, servers: servers.map((each) => (isObject(each) ? disabled(each) : each)) };
}
