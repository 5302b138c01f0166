// AWS::SecretsManager-2020-07-23 and -2024-09-16: the function that a rotation schedule asks for with HostedRotationLambda is made by
// a nested stack. Types that no function here stands for stay as they are, and the schedule says that it is recorded.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-secretsmanager.html
import { isObject, type Json, type JsonObject } from '../template/json.ts';
import { isRotation, rotationUrl } from './template.ts';

export function hostRotations(template: JsonObject): JsonObject {
  const { Resources } = template;
  if (!isObject(Resources)) return template;
  const made: Record<string, Json> = {};
  for (const [logicalId, resource] of Object.entries(Resources)) {
    made[logicalId] = resource!;
    const application = isObject(resource) ? applicationOf(resource) : undefined;
    if (!isObject(resource) || application === undefined) continue;
    const { HostedRotationLambda, ...properties } = resource.Properties as JsonObject;
    const functionId = `${logicalId}HostedRotationLambda`;
    const RotationLambdaARN = { 'Fn::GetAtt': [functionId, 'Outputs.RotationLambdaARN'] };
    made[logicalId] = { ...resource, Properties: { ...properties, RotationLambdaARN } };
    made[functionId] = functionStack(application, HostedRotationLambda as JsonObject, resource.Condition);
  }
  return { ...template, Resources: made };
}

/** Undefined: it asks for no function, or for one that nothing here stands for. */
function applicationOf({ Type, Properties }: JsonObject): string | undefined {
  const hosted = isObject(Properties) ? Properties.HostedRotationLambda : undefined;
  if (Type !== 'AWS::SecretsManager::RotationSchedule' || !isObject(hosted)) return undefined;
  const name = `SecretsManagerRDS${String(hosted.RotationType).replace(/SingleUser$/, 'RotationSingleUser')}`;
  return isRotation(name) ? name : undefined;
}

function functionStack(
  application: string,
  { ExcludeCharacters, RotationLambdaName }: JsonObject,
  Condition: Json | undefined,
): JsonObject {
  return {
    Type: 'AWS::CloudFormation::Stack',
    ...(Condition !== undefined && { Condition }),
    Properties: {
      TemplateURL: rotationUrl(application),
      Parameters: {
        ...(ExcludeCharacters !== undefined && { excludeCharacters: ExcludeCharacters }),
        ...(RotationLambdaName !== undefined && { functionName: RotationLambdaName }),
      },
    },
  };
}
