// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
import { describe, expect, it } from 'vitest';
import { processed, processedBySam } from '../../../testing/processed.ts';

const fn = (DeploymentPreference: object, more: object = {}) => ({
  Type: 'AWS::Serverless::Function',
  Properties: {
    Handler: 'index.handler',
    Runtime: 'python3.13',
    CodeUri: 's3://bucket/key',
    AutoPublishAlias: 'live',
    DeploymentPreference,
    ...more,
  },
});
const groupOf = (preference: object) => processedBySam({ F: fn(preference) }).FDeploymentGroup?.Properties;

describe('sam-property-function-deploymentpreference', () => {
  it('makes an application, a group for each function and a role, which the alias is updated by', () => {
    const made = processedBySam({
      F: fn({
        Type: 'Canary10Percent5Minutes',
        Alarms: ['errors'],
        Hooks: { PreTraffic: 'before', PostTraffic: 'after' },
      }),
      G: fn({ Type: 'AllAtOnce' }),
    });
    expect(made.ServerlessDeploymentApplication).toEqual({
      Type: 'AWS::CodeDeploy::Application',
      Properties: { ComputePlatform: 'Lambda' },
    });
    expect(made.CodeDeployServiceRole?.Properties.ManagedPolicyArns).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda',
    ]);
    expect(made.FDeploymentGroup).toEqual({
      Type: 'AWS::CodeDeploy::DeploymentGroup',
      Properties: {
        AlarmConfiguration: { Enabled: true, Alarms: [{ Name: 'errors' }] },
        ApplicationName: { Ref: 'ServerlessDeploymentApplication' },
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
        },
        DeploymentConfigName: {
          'Fn::Sub': ['CodeDeployDefault.Lambda${ConfigName}', { ConfigName: 'Canary10Percent5Minutes' }],
        },
        DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
        ServiceRoleArn: { 'Fn::GetAtt': ['CodeDeployServiceRole', 'Arn'] },
      },
    });
    expect(made.FAliaslive).toMatchObject({
      UpdatePolicy: {
        CodeDeployLambdaAliasUpdate: {
          ApplicationName: { Ref: 'ServerlessDeploymentApplication' },
          DeploymentGroupName: { Ref: 'FDeploymentGroup' },
          BeforeAllowTrafficHook: 'before',
          AfterAllowTrafficHook: 'after',
        },
      },
    });
    expect(made.GDeploymentGroup?.Type).toBe('AWS::CodeDeploy::DeploymentGroup');
  });

  it('takes a role, a configuration and no alarms of one’s own', () => {
    const made = processedBySam({ F: fn({ Type: 'Own', Role: 'arn', Alarms: [{ Ref: 'AWS::NoValue' }] }) });
    expect(made.FDeploymentGroup?.Properties).toMatchObject({
      DeploymentConfigName: 'Own',
      ServiceRoleArn: 'arn',
      AlarmConfiguration: {},
    });
    expect(made).not.toHaveProperty('CodeDeployServiceRole');
    expect(groupOf({ Type: 'Own', Alarms: [] })).not.toHaveProperty('AlarmConfiguration');
  });

  it.each([
    ['true', 'DeploymentGroup'],
    ['false', undefined],
  ])('is enabled by a parameter that is %s', (Enabled, suffix) => {
    const { Resources } = processed(
      {
        Transform: 'AWS::Serverless-2016-10-31',
        Parameters: { On: { Type: 'String' } },
        Resources: { F: fn({ Type: 'AllAtOnce', Enabled: { Ref: 'On' } }) },
      },
      { On: Enabled },
    );
    expect(Object.keys(Resources).find((id) => id.endsWith('DeploymentGroup'))).toBe(suffix && `F${suffix}`);
    expect(Object.hasOwn(Resources.FAliaslive!, 'UpdatePolicy')).toBe(Enabled === 'true');
  });

  it.each([
    [{}, {}, "'DeploymentPreference' is missing required Property 'Type'"],
    [
      { Type: 'AllAtOnce' },
      { AutoPublishAlias: undefined },
      "'DeploymentPreference' requires AutoPublishAlias property to be specified.",
    ],
    [
      { Type: 'AllAtOnce', Hooks: 'before' },
      {},
      "'Hooks' property of 'DeploymentPreference' must be a dictionary",
    ],
    [{ Type: 'AllAtOnce', Alarms: 'errors' }, {}, 'Alarms must be a list'],
  ])('%j with %j is refused', (preference, more, why) => {
    expect(() => processedBySam({ F: fn(preference, more) })).toThrow(why);
  });
});
