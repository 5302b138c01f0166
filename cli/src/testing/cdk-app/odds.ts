// What the CDK brings along: custom resources with their functions, and an asset. The context `step` says which version of
// the app it is, and `code` where the function's code lies.
import {
  CfnOutput,
  CustomResource,
  custom_resources,
  aws_ec2 as ec2,
  aws_lambda as lambda,
  aws_logs as logs,
  RemovalPolicy,
  type Stack,
  aws_s3 as s3,
} from 'aws-cdk-lib';

export function odds(stack: Stack): void {
  const step: string = stack.node.tryGetContext('step');
  new ec2.Vpc(stack, 'Vpc', { natGateways: 0, restrictDefaultSecurityGroup: true });
  new s3.Bucket(stack, 'Bucket', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
  const runtime = lambda.Runtime.NODEJS_22_X;
  const handler = 'index.handler';
  const code = lambda.Code.fromAsset(stack.node.tryGetContext('code'));
  const saying = new lambda.Function(stack, 'Saying', { runtime, handler, code });
  const onEventHandler = new lambda.Function(stack, 'OnEvent', {
    runtime,
    handler,
    code: lambda.Code.fromInline(
      "exports.handler = async () => ({ PhysicalResourceId: 'thing', Data: { Word: 'hello' } });",
    ),
  });
  const { serviceToken } = new custom_resources.Provider(stack, 'Provider', { onEventHandler });
  const thing = new CustomResource(stack, 'Thing', { serviceToken });
  const isRenamed = ['renamed', 'imported'].includes(step);
  new logs.LogGroup(stack, isRenamed ? 'Renamed' : 'Group', {
    retention: step === 'first' ? logs.RetentionDays.ONE_WEEK : logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  if (step === 'imported')
    new logs.LogGroup(stack, 'Taken', { logGroupName: 'taken', removalPolicy: RemovalPolicy.RETAIN });
  if (step === 'broken')
    new lambda.CfnPermission(stack, 'Broken', {
      action: 'lambda:InvokeFunction',
      functionName: 'nowhere',
      principal: 'sns.amazonaws.com',
    });
  new CfnOutput(stack, 'Word', { value: thing.getAttString('Word') });
  new CfnOutput(stack, 'FunctionName', { value: saying.functionName });
}
