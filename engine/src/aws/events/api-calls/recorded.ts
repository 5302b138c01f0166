// What CloudTrail records of a call's input and answer: not what is secret, and not what a user's data are.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const secret =
  /^(secretString|secretBinary|plaintext|password|masterUserPassword|newPassword|privateKey|authToken|oAuthToken|secretAccessKey|sessionToken|cloudWatchLogsApiKey)$/i;

/** By service, beside what is secret everywhere. A template's parameters may be `NoEcho`. */
const secretOf: Readonly<Record<string, RegExp>> = {
  cloudformation: /^parameterValue$/i,
  codebuild: /^(environmentVariables|environmentVariablesOverride)$/,
  ecs: /^environment$/,
  events: /^detail$/i,
  lambda: /^variables$/i,
  logs: /^logEvents$/,
  scheduler: /^input$/i,
  sns: /^(message|subject|messageAttributes)$/i,
  sqs: /^(body|messageBody|messageAttributes)$/i,
  ssm: /^value$/i,
};

/** Whose names are a user's own, or a service's for attributes: they stay as they are. */
const maps = /^(attributes|dockerLabels|expressionAttributeNames|key|labels|options|parameters|tags)$/i;

/** Members in lower camel case, EC2's lists as `items`. Bytes and streams are left out. */
export function recorded(value: unknown, service: string, isMap = false): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const items = value.map((each) => recorded(each, service)).filter((each) => each !== undefined);
    return service === 'ec2' ? { items } : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null)
    return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (inner === undefined) return [];
      const isSecret = secret.test(name) || secretOf[service]?.test(name) === true;
      const made = isSecret ? hidden : recorded(inner, service, maps.test(name));
      return made === undefined ? [] : [[isMap ? name : lowered(name), made]];
    }),
  );
}

/** DynamoDB's data events name the table and the key, and nothing else of an item. */
export const withoutItems = (input: object): object =>
  Object.fromEntries(Object.entries(input).filter(([name]) => name === 'TableName' || name === 'Key'));

/** `DBInstanceIdentifier` is `dBInstanceIdentifier`. */
const lowered = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
