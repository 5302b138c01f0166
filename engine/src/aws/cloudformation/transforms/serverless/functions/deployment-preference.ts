// DeploymentPreference: CodeDeploy is to shift the alias's traffic to a new version. The application, the group and the role are
// made; Drydock's aliases move at once, and their events say so.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-deploymentpreference.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { invalidResource, pick } from '../translator.ts';

export interface DeploymentPreference {
  readonly resources: Readonly<Record<string, JsonObject>>;
  /** Of the alias; empty where there is no preference, or it is disabled. */
  readonly attributes: JsonObject;
}

const application = 'ServerlessDeploymentApplication';
const serviceRole = 'CodeDeployServiceRole';

const predefined = [
  'AllAtOnce',
  ...[5, 10, 15, 30].map((minutes) => `Canary10Percent${minutes}Minutes`),
  'Linear10PercentEvery1Minute',
  ...[2, 3, 10].map((minutes) => `Linear10PercentEvery${minutes}Minutes`),
];

/** @param condition the function's @throws ValidationError */
export function deploymentPreferenceOf(
  logicalId: string,
  { DeploymentPreference: given, AutoPublishAlias }: JsonObject,
  condition: Json | undefined,
): DeploymentPreference {
  if (!isObject(given) || ['false', 'False', false].includes((given.Enabled ?? true) as string | boolean))
    return { resources: {}, attributes: {} };
  const { Type, Hooks = {}, Alarms, Role, TriggerConfigurations, PassthroughCondition } = given;
  if (Type === undefined)
    throw invalidResource(logicalId, "'DeploymentPreference' is missing required Property 'Type'");
  if (!isObject(Hooks))
    throw invalidResource(logicalId, "'Hooks' property of 'DeploymentPreference' must be a dictionary");
  if (AutoPublishAlias === undefined)
    throw invalidResource(
      logicalId,
      "'DeploymentPreference' requires AutoPublishAlias property to be specified.",
    );
  const alarms = alarmsOf(logicalId, Alarms);
  const group = `${logicalId}DeploymentGroup`;
  const isConditional = String(PassthroughCondition).toLowerCase() === 'true' && condition !== undefined;
  const { PreTraffic, PostTraffic } = Hooks;
  return {
    resources: {
      [application]: { Type: 'AWS::CodeDeploy::Application', Properties: { ComputePlatform: 'Lambda' } },
      ...(Role === undefined ? { [serviceRole]: role } : {}),
      [group]: {
        ...(isConditional ? { Condition: condition } : {}),
        Type: 'AWS::CodeDeploy::DeploymentGroup',
        Properties: {
          ...(alarms === undefined ? {} : { AlarmConfiguration: alarms }),
          ApplicationName: { Ref: application },
          AutoRollbackConfiguration: {
            Enabled: true,
            Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
          },
          DeploymentConfigName: configOf(Type),
          DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
          ServiceRoleArn: Role ?? { 'Fn::GetAtt': [serviceRole, 'Arn'] },
          ...(TriggerConfigurations === undefined ? {} : pick(given, ['TriggerConfigurations'])),
        },
      },
    },
    attributes: {
      UpdatePolicy: {
        CodeDeployLambdaAliasUpdate: {
          ApplicationName: { Ref: application },
          DeploymentGroupName: { Ref: group },
          ...(PreTraffic === undefined ? {} : { BeforeAllowTrafficHook: PreTraffic }),
          ...(PostTraffic === undefined ? {} : { AfterAllowTrafficHook: PostTraffic }),
        },
      },
    },
  };
}

const role: JsonObject = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['codedeploy.amazonaws.com'] } },
      ],
    },
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda'],
  },
};

/** AWS's own configurations by their short names, in functions too. */
function configOf(type: Json, name?: string): Json {
  if (Array.isArray(type)) return type.map((each) => configOf(each as Json));
  if (isObject(type))
    return Object.fromEntries(Object.entries(type).map(([each, value]) => [each, configOf(value, each)]));
  if (!predefined.includes(String(type))) return type;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of Fn::Sub.
  const text: Json = ['CodeDeployDefault.Lambda${ConfigName}', { ConfigName: type }];
  return name === 'Fn::Sub' ? text : { 'Fn::Sub': text };
}

function alarmsOf(logicalId: string, alarms: Json | undefined): Json | undefined {
  if (alarms === undefined || isNoValue(alarms)) return undefined;
  const branches = isObject(alarms) ? alarms['Fn::If'] : undefined;
  if (Array.isArray(branches) && branches.length === 3) {
    const [condition, ...either] = branches as readonly Json[];
    return { 'Fn::If': [condition!, ...either.map((each) => configurationOf(logicalId, each))] };
  }
  return Array.isArray(alarms) && alarms.length === 0 ? undefined : configurationOf(logicalId, alarms);
}

function configurationOf(logicalId: string, alarms: Json): JsonObject {
  if (!Array.isArray(alarms)) throw invalidResource(logicalId, 'Alarms must be a list');
  const names = alarms as readonly Json[];
  if (names.length === 0 || isNoValue(names[0]!)) return {};
  return { Enabled: true, Alarms: names.map((Name) => ({ Name })) };
}

const isNoValue = (value: Json) => isObject(value) && value.Ref === 'AWS::NoValue';
