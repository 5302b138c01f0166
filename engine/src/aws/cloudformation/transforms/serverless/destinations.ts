// What a function's role may send where, for what it could or could not process.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventinvokeconfiguration.html
import type { Json, JsonObject } from '../../template/json.ts';

interface Destination {
  readonly suffix: string;
  readonly statements: (arn: Json) => JsonObject[];
}

const allow = (Action: string, Resource: Json): JsonObject => ({ Action, Effect: 'Allow', Resource });

const bucket: Destination = {
  suffix: 'S3Policy',
  statements: (arn) => [
    allow('s3:PutObject', { 'Fn::Join': ['/', [arn, '*']] }),
    allow('s3:ListBucket', arn),
  ],
};

/** By the type of the destination: events of streams and queues say `S3`, asynchronous calls `S3Bucket`. */
const destinations: Readonly<Record<string, Destination>> = {
  EventBridge: { suffix: 'EventBridgePolicy', statements: (arn) => [allow('events:PutEvents', arn)] },
  Lambda: { suffix: 'LambdaPolicy', statements: (arn) => [allow('lambda:InvokeFunction', arn)] },
  S3: bucket,
  S3Bucket: bucket,
  SNS: { suffix: 'SNSPolicy', statements: (arn) => [allow('sns:publish', arn)] },
  SQS: { suffix: 'SQSPolicy', statements: (arn) => [allow('sqs:SendMessage', arn)] },
};

/** @param id what the policy's name begins with @returns undefined for a destination that SAM gives no policy */
export function destinationPolicy(type: string, id: string, arn: Json): JsonObject | undefined {
  const destination = Object.hasOwn(destinations, type) ? destinations[type] : undefined;
  return (
    destination && {
      PolicyName: `${id}${destination.suffix}`,
      PolicyDocument: { Statement: destination.statements(arn) },
    }
  );
}
