// The template of a rotation function, in place of the application that AWS publishes in the Serverless Application Repository.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_available-rotation-templates.html
import { validationError } from '../faults.ts';
import { rotationCode } from './code.ts';

/** Of the addresses of applications in the repository, whose ARN follows. */
export const repositoryScheme = 'serverlessrepo:';

/** Those for one user of a database of RDS. */
const known = /^SecretsManagerRDS(PostgreSQL|MySQL|MariaDB)RotationSingleUser$/;

/** The address of the application by that name. */
export const rotationUrl = (name: string): string => `${repositoryScheme}applications/${name}`;

export const isRotation = (applicationId: string): boolean =>
  known.test(applicationId.slice(applicationId.lastIndexOf('/') + 1));

/** @throws ValidationError for an application that nothing stands for */
export function repositoryTemplate(url: string): string {
  if (!isRotation(url))
    throw validationError(
      `Drydock does not reach the AWS Serverless Application Repository (${url.slice(repositoryScheme.length)}).`,
    );
  return JSON.stringify(template);
}

/** The parameters of AWS's applications. Those without a use here are taken as they are. */
const parameters = [
  'endpoint',
  'functionName',
  'excludeCharacters',
  'excludeLowercase',
  'excludeNumbers',
  'excludePunctuation',
  'excludeUppercase',
  'requireEachIncludedType',
  'passwordLength',
  'kmsKeyArn',
  'layers',
  'masterSecretArn',
  'superuserSecretArn',
  'rotationLambdaName',
  'vpcSecurityGroupIds',
  'vpcSubnetIds',
];

const allow = (actions: readonly string[]) => ({ Effect: 'Allow', Action: actions, Resource: '*' });

const template = {
  Description: 'Rotates the password of a database of RDS, in place of the function of AWS.',
  Parameters: Object.fromEntries(
    parameters.map((name) => [
      name,
      { Type: 'String', Default: name === 'excludeCharacters' ? ':/@"\'\\\\' : '' },
    ]),
  ),
  Conditions: { IsNamed: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'functionName' }, ''] }] } },
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
        Policies: [
          {
            PolicyName: 'rotation',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                allow([
                  'secretsmanager:DescribeSecret',
                  'secretsmanager:GetRandomPassword',
                  'secretsmanager:GetSecretValue',
                  'secretsmanager:PutSecretValue',
                  'secretsmanager:UpdateSecretVersionStage',
                ]),
                allow([
                  'rds:DescribeDBClusters',
                  'rds:DescribeDBInstances',
                  'rds:ModifyDBCluster',
                  'rds:ModifyDBInstance',
                ]),
              ],
            },
          },
        ],
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: { 'Fn::If': ['IsNamed', { Ref: 'functionName' }, { Ref: 'AWS::NoValue' }] },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: 30,
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Environment: { Variables: { EXCLUDE_CHARACTERS: { Ref: 'excludeCharacters' } } },
        Code: { ZipFile: rotationCode },
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: { Ref: 'Function' },
        Action: 'lambda:InvokeFunction',
        Principal: 'secretsmanager.amazonaws.com',
      },
    },
  },
  Outputs: {
    RotationLambdaARN: { Value: { 'Fn::GetAtt': ['Function', 'Arn'] } },
  },
};
