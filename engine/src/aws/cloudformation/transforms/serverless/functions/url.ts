// A function's URL, and for one without authorization what lets everyone call it.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { pick } from '../translator.ts';

/** @param target the function, or its alias @param inherited the function's condition and policies */
export function urlOf(
  logicalId: string,
  { FunctionUrlConfig }: JsonObject,
  target: Json,
  inherited: JsonObject,
): Record<string, JsonObject> {
  if (!isObject(FunctionUrlConfig)) return {};
  const permission = (Properties: JsonObject): JsonObject => ({
    ...inherited,
    Type: 'AWS::Lambda::Permission',
    Properties: { ...Properties, FunctionName: target, Principal: '*' },
  });
  return {
    [`${logicalId}Url`]: {
      ...inherited,
      Type: 'AWS::Lambda::Url',
      Properties: {
        TargetFunctionArn: target,
        ...pick(FunctionUrlConfig, ['AuthType', 'Cors', 'InvokeMode']),
      },
    },
    ...(FunctionUrlConfig.AuthType === 'NONE'
      ? {
          [`${logicalId}UrlPublicPermissions`]: permission({
            Action: 'lambda:InvokeFunctionUrl',
            FunctionUrlAuthType: 'NONE',
          }),
          [`${logicalId}URLInvokeAllowPublicAccess`]: permission({
            Action: 'lambda:InvokeFunction',
            InvokedViaFunctionUrl: true,
          }),
        }
      : {}),
  };
}
