// What stands around a service, as a CDK app, for cdk-around.test.ts: a queue with its workers, a scheduled task, a secret
// that is rotated, a table, a topic with a queue, a function and mail behind it, an alarm that publishes to the topic, and a
// pipeline that pushed images start.
import {
  App,
  CfnOutput,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as cloudwatchActions,
  Duration,
  aws_dynamodb as dynamodb,
  aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_kms as kms,
  aws_lambda as lambda,
  aws_logs as logs,
  aws_ecs_patterns as patterns,
  RemovalPolicy,
  Stack,
  aws_applicationautoscaling as scaling,
  aws_secretsmanager as secretsmanager,
  aws_sns as sns,
  aws_sqs as sqs,
  aws_sns_subscriptions as subscriptions,
} from 'aws-cdk-lib';
import { image } from '../cdk-app/image.ts';
import { addDelivery } from './delivery.ts';

const rotation = `
const { SecretsManager } = require('@aws-sdk/client-secrets-manager');
const secrets = new SecretsManager();
exports.handler = async ({ Step, SecretId, ClientRequestToken }) => {
  if (Step === 'createSecret') {
    const { RandomPassword } = await secrets.getRandomPassword({ ExcludePunctuation: true });
    await secrets.putSecretValue({
      SecretId, ClientRequestToken, SecretString: RandomPassword, VersionStages: ['AWSPENDING'],
    });
  }
  if (Step === 'finishSecret') {
    const { VersionIdsToStages } = await secrets.describeSecret({ SecretId });
    const [current] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT'));
    await secrets.updateSecretVersionStage({
      SecretId, VersionStage: 'AWSCURRENT', MoveToVersionId: ClientRequestToken, RemoveFromVersionId: current,
    });
  }
};`;

const keep = `
const { DynamoDB } = require('@aws-sdk/client-dynamodb');
const table = new DynamoDB();
exports.handler = async ({ Records }) => {
  for (const { Sns } of Records)
    await table.putItem({ TableName: process.env.TABLE, Item: { id: { S: Sns.MessageId }, text: { S: Sns.Message } } });
};`;

const stack = new Stack(new App(), 'Around');
const destroyed = { removalPolicy: RemovalPolicy.DESTROY };
const output = (name: string, value: string) => new CfnOutput(stack, name, { value });
const handler = (name: string, code: string, environment: Record<string, string> = {}) =>
  new lambda.Function(stack, name, {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(code),
    timeout: Duration.seconds(30),
    environment,
  });

const key = new kms.Key(stack, 'Key', { enableKeyRotation: true, ...destroyed });
const secret = new secretsmanager.Secret(stack, 'Secret', { encryptionKey: key, ...destroyed });
secret.addRotationSchedule('Rotation', {
  rotationLambda: handler('Rotate', rotation),
  automaticallyAfter: Duration.days(3),
});
output('SecretArn', secret.secretArn);

const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
output('ClusterName', cluster.clusterName);

const logGroup = new logs.LogGroup(stack, 'Reports', destroyed);
new patterns.ScheduledFargateTask(stack, 'Report', {
  cluster,
  subnetSelection: { subnetType: ec2.SubnetType.PUBLIC },
  schedule: scaling.Schedule.rate(Duration.days(1)),
  scheduledFargateTaskImageOptions: {
    image,
    command: ['node', '-e', "console.log('reported with ' + process.env.PASSWORD)"],
    secrets: { PASSWORD: ecs.Secret.fromSecretsManager(secret) },
    logDriver: ecs.LogDriver.awsLogs({ logGroup, streamPrefix: 'report' }),
  },
});
output('ReportsGroup', logGroup.logGroupName);

const work = new patterns.QueueProcessingFargateService(stack, 'Work', {
  cluster,
  image,
  command: ['node', '-e', 'setInterval(() => {}, 1000)'],
  assignPublicIp: true,
  taskSubnets: { subnetType: ec2.SubnetType.PUBLIC },
  minScalingCapacity: 1,
  maxScalingCapacity: 3,
  disableCpuBasedScaling: true,
  scalingSteps: [
    { upper: 0, change: -1 },
    { lower: 10, change: 1 },
  ],
});
output('WorkUrl', work.sqsQueue.queueUrl);
output('WorkService', work.service.serviceName);

const table = new dynamodb.Table(stack, 'Table', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  ...destroyed,
});
output('TableName', table.tableName);
const keeper = handler('Keep', keep, { TABLE: table.tableName });
table.grantWriteData(keeper);

const topic = new sns.Topic(stack, 'Topic');
const copies = new sqs.Queue(stack, 'Copies', destroyed);
topic.addSubscription(new subscriptions.SqsSubscription(copies, { rawMessageDelivery: true }));
topic.addSubscription(new subscriptions.LambdaSubscription(keeper));
topic.addSubscription(new subscriptions.EmailSubscription('ops@example.com'));
output('TopicArn', topic.topicArn);
output('CopiesUrl', copies.queueUrl);

new cloudwatch.Alarm(stack, 'Backlog', {
  alarmName: 'backlog',
  metric: work.sqsQueue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
  threshold: 20,
  evaluationPeriods: 1,
}).addAlarmAction(new cloudwatchActions.SnsAction(topic));

for (const [name, value] of Object.entries(addDelivery(stack))) output(name, value);
