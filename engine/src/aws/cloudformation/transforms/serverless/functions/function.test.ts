import { describe, expect, it } from 'vitest';
import { processedBySam } from '../../../testing/processed.ts';

const fn = (more: object = {}, attributes: object = {}) => ({
  Type: 'AWS::Serverless::Function',
  ...attributes,
  Properties: { Handler: 'index.handler', Runtime: 'python3.13', CodeUri: 's3://bucket/key', ...more },
});
const tags = [{ Key: 'lambda:createdBy', Value: 'SAM' }];
const trust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['lambda.amazonaws.com'] } },
  ],
};
const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

describe('sam-resource-function', () => {
  it('a function without a role gets one', () => {
    expect(processedBySam({ F: fn() })).toEqual({
      F: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Bucket: 'bucket', S3Key: 'key' },
          Handler: 'index.handler',
          Runtime: 'python3.13',
          Role: { 'Fn::GetAtt': ['FRole', 'Arn'] },
          Tags: tags,
        },
      },
      FRole: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: trust, ManagedPolicyArns: [basic], Tags: tags },
      },
    });
  });

  it('the role has what tracing, a network, a queue and the policies need, and the tags', () => {
    const made = processedBySam({
      F: fn({
        Tracing: 'Active',
        VpcConfig: { SecurityGroupIds: ['sg-12345678'], SubnetIds: ['subnet-12345678'] },
        DeadLetterQueue: { Type: 'SQS', TargetArn: 'arn:aws:sqs:us-east-1:123456789012:q' },
        Policies: ['AmazonS3ReadOnlyAccess', { Version: '2012-10-17', Statement: [] }],
        Tags: { Team: 'one' },
      }),
    });
    expect(made.F?.Properties).toMatchObject({
      TracingConfig: { Mode: 'Active' },
      DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:q' },
    });
    expect(made.FRole?.Properties).toMatchObject({
      ManagedPolicyArns: [
        basic,
        'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess',
        'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
        'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
      ],
      Policies: [
        {
          PolicyName: 'DeadLetterQueuePolicy',
          PolicyDocument: {
            Statement: [
              {
                Action: 'sqs:SendMessage',
                Resource: 'arn:aws:sqs:us-east-1:123456789012:q',
                Effect: 'Allow',
              },
            ],
          },
        },
        { PolicyName: 'FRolePolicy1' },
      ],
      Tags: [...tags, { Key: 'Team', Value: 'one' }],
    });
  });

  it('is an image', () => {
    const ImageUri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/repository:tag';
    const Properties = {
      PackageType: 'Image',
      ImageUri,
      ImageConfig: { Command: ['app.handler'] },
      Role: 'arn',
    };
    const { F } = processedBySam({ F: { Type: 'AWS::Serverless::Function', Properties } });
    expect(F?.Properties).toEqual({
      PackageType: 'Image',
      Code: { ImageUri },
      ImageConfig: { Command: ['app.handler'] },
      Role: 'arn',
      Tags: tags,
    });
  });

  it('what it adds has its condition and its policies', () => {
    const attributes = { Condition: 'C', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' };
    const made = processedBySam(
      { F: fn({ AutoPublishAlias: 'live' }, attributes) },
      { Conditions: { C: { 'Fn::Equals': ['a', 'a'] } } },
    );
    expect(Object.keys(made)).toHaveLength(4);
    for (const each of Object.values(made)) expect(each).toMatchObject(attributes);
  });

  it('refuses properties that it does not have', () => {
    expect(() => processedBySam({ F: fn({ Memory: 128 }) })).toThrow(
      'property Memory not defined for resource of type AWS::Serverless::Function',
    );
  });
});

describe('sam-specification-generated-resources-function', () => {
  const versionOf = (more: object) =>
    Object.keys(processedBySam({ F: fn({ AutoPublishAlias: 'live', Role: 'arn', ...more }) })).find((id) =>
      id.startsWith('FVersion'),
    );

  it('AutoPublishAlias makes an alias, and a version that stays', () => {
    const made = processedBySam({
      F: fn({
        AutoPublishAlias: 'live',
        VersionDescription: 'first',
        ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 },
        Role: 'arn',
      }),
    });
    // The id that aws-sam-translator 1.110.0 makes of the same code.
    expect(made.FVersionfb53d5c2e6).toEqual({
      Type: 'AWS::Lambda::Version',
      DeletionPolicy: 'Retain',
      Properties: { FunctionName: { Ref: 'F' }, Description: 'first' },
    });
    expect(made.FAliaslive).toEqual({
      Type: 'AWS::Lambda::Alias',
      Properties: {
        Name: 'live',
        FunctionName: { Ref: 'F' },
        FunctionVersion: { 'Fn::GetAtt': ['FVersionfb53d5c2e6', 'Version'] },
        ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 },
      },
    });
  });

  it('a version goes with the next one where VersionDeletionPolicy says so', () => {
    const made = processedBySam({ F: fn({ AutoPublishAlias: 'live', VersionDeletionPolicy: 'Delete' }) });
    expect(made.FVersionfb53d5c2e6).toMatchObject({ DeletionPolicy: 'Delete' });
    const alone = { VersionDeletionPolicy: 'Delete' };
    expect(() => processedBySam({ F: fn(alone) })).toThrow(
      "'VersionDeletionPolicy' requires 'AutoPublishAlias'.",
    );
    const other = { AutoPublishAlias: 'live', VersionDeletionPolicy: 'Keep' };
    expect(() => processedBySam({ F: fn(other) })).toThrow(
      "Property 'VersionDeletionPolicy' should be a one of the strings: 'Delete' or 'Retain'.",
    );
  });

  it.each([
    ['a b', "AutoPublishAlias name ('a b') must contain only alphanumeric characters"],
    ['1', "AutoPublishAlias name ('1')"],
    [{ 'Fn::Sub': 'a' }, "'AutoPublishAlias' must be a string or a Ref to a template parameter"],
  ])('the alias %j is refused', (AutoPublishAlias, why) => {
    expect(() => processedBySam({ F: fn({ AutoPublishAlias }) })).toThrow(why);
  });

  it('SourceKMSKeyArn is of the code', () => {
    const SourceKMSKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/k';
    expect(processedBySam({ F: fn({ SourceKMSKeyArn }) }).F?.Properties.Code).toEqual({
      S3Bucket: 'bucket',
      S3Key: 'key',
      SourceKMSKeyArn,
    });
  });

  it('a version is new when the code or its environment is, with AutoPublishAliasAllProperties when anything is', () => {
    const first = versionOf({});
    expect(versionOf({ Timeout: 9 })).toBe(first);
    const all = { AutoPublishAliasAllProperties: true };
    expect(new Set([first, versionOf(all), versionOf({ ...all, Timeout: 9 })]).size).toBe(3);
    for (const change of [{ CodeUri: 's3://bucket/other' }, { MemorySize: 512 }])
      expect(versionOf(change)).not.toBe(first);
  });

  it('FunctionUrlConfig makes a URL, and one for everyone lets everyone call it', () => {
    const made = processedBySam({
      Open: fn({ FunctionUrlConfig: { AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' }, Role: 'arn' }),
      Own: fn({ FunctionUrlConfig: { AuthType: 'AWS_IAM' }, AutoPublishAlias: 'live', Role: 'arn' }),
    });
    expect(made.OpenUrl).toEqual({
      Type: 'AWS::Lambda::Url',
      Properties: { TargetFunctionArn: { Ref: 'Open' }, AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' },
    });
    expect(made.OpenUrlPublicPermissions?.Properties).toEqual({
      Action: 'lambda:InvokeFunctionUrl',
      FunctionName: { Ref: 'Open' },
      FunctionUrlAuthType: 'NONE',
      Principal: '*',
    });
    expect(made.OpenURLInvokeAllowPublicAccess?.Properties).toMatchObject({ InvokedViaFunctionUrl: true });
    expect(made.OwnUrl?.Properties.TargetFunctionArn).toEqual({ Ref: 'OwnAliaslive' });
    expect(made).not.toHaveProperty('OwnUrlPublicPermissions');
  });

  it('a schedule has a rule; one of the Scheduler a role that may call the function', () => {
    const made = processedBySam({
      F: fn({
        Role: 'arn',
        Events: {
          Tick: {
            Type: 'Schedule',
            Properties: { Schedule: 'rate(1 minute)', Name: 'tick', Enabled: false, Input: '{}' },
          },
          Daily: { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)' } },
        },
      }),
    });
    const Arn = { 'Fn::GetAtt': ['F', 'Arn'] };
    expect(made.FTick?.Properties).toEqual({
      ScheduleExpression: 'rate(1 minute)',
      Name: 'tick',
      State: 'DISABLED',
      Targets: [{ Id: 'FTickLambdaTarget', Arn, Input: '{}' }],
    });
    expect(made.FDaily?.Properties).toMatchObject({ Name: 'FDaily', FlexibleTimeWindow: { Mode: 'OFF' } });
    expect(made.FDailyRole?.Properties.Policies).toEqual([
      {
        PolicyName: 'FDailyLambdaPolicy',
        PolicyDocument: {
          Statement: [{ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: Arn }],
        },
      },
    ]);
  });
});
