// DeliveryStatusLogging of AWS::SNS::Topic: the API has an attribute for each of a protocol's settings.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sns-topic-loggingconfig.html
import type { Properties } from '../../../contracts/resource-type.ts';

type LoggingConfig = Readonly<Record<string, string>> & { readonly Protocol: string };

const settings = ['SuccessFeedbackRoleArn', 'SuccessFeedbackSampleRate', 'FailureFeedbackRoleArn'];
/** The attributes' prefixes, by protocol. */
const prefixes: Readonly<Record<string, string>> = {
  http: 'HTTP',
  'http/s': 'HTTP',
  https: 'HTTP',
  sqs: 'SQS',
  lambda: 'Lambda',
  firehose: 'Firehose',
  application: 'Application',
};

/** `LambdaSuccessFeedbackSampleRate` … */
export function feedbackAttributes({ DeliveryStatusLogging = [] }: Properties): Record<string, string> {
  return Object.fromEntries(
    (DeliveryStatusLogging as readonly LoggingConfig[]).flatMap((config) =>
      settings
        .filter((name) => config[name] !== undefined)
        .map((name) => [`${prefixes[config.Protocol]}${name}`, config[name]!]),
    ),
  );
}

/** Of each protocol that has one of the attributes. */
export function statusLogging(attributes: Readonly<Record<string, string>> = {}): object[] {
  return ['http/s', 'sqs', 'lambda', 'firehose', 'application'].flatMap((Protocol) => {
    const found = settings
      .map((name) => [name, attributes[`${prefixes[Protocol]}${name}`]] as const)
      .filter(([, value]) => value);
    return found.length > 0 ? [{ Protocol, ...Object.fromEntries(found) }] : [];
  });
}
