// AWS::Serverless::SimpleTable, ::LayerVersion and ::StateMachine.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
import { createHash } from 'node:crypto';
import { validationError } from '../../faults.ts';
import { canonical, isObject, type Json } from '../../template/json.ts';
import { invalidResource, pick, type Translator, withSamTag } from './translator.ts';

export const simpleTable: Translator = ({ logicalId, properties, attributes }) => {
  const { PrimaryKey, ProvisionedThroughput, SSESpecification, TableName, Tags } = properties;
  const { Name = 'id', Type = 'String' } = isObject(PrimaryKey) ? PrimaryKey : {};
  const AttributeType = { String: 'S', Number: 'N', Binary: 'B' }[String(Type)];
  if (!AttributeType) throw invalidResource(logicalId, `Invalid 'Type' "${String(Type)}".`);
  return {
    resources: {
      [logicalId]: {
        ...attributes,
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          AttributeDefinitions: [{ AttributeName: Name, AttributeType }],
          KeySchema: [{ AttributeName: Name, KeyType: 'HASH' }],
          ...(ProvisionedThroughput === undefined
            ? { BillingMode: 'PAY_PER_REQUEST' }
            : { ProvisionedThroughput }),
          ...(SSESpecification === undefined ? {} : { SSESpecification }),
          ...(TableName === undefined ? {} : { TableName }),
          ...(Tags === undefined ? {} : { Tags: withSamTag(Tags) }),
        },
      },
    },
  };
};

export const layerVersion: Translator = ({ logicalId, properties, attributes }) => {
  const { ContentUri, LayerName = logicalId, RetentionPolicy = 'Retain' } = properties;
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(String(ContentUri)) ?? [];
  const content: Json | undefined = isObject(ContentUri)
    ? { S3Bucket: ContentUri.Bucket ?? '', S3Key: ContentUri.Key ?? '' }
    : bucket !== undefined && key !== undefined
      ? { S3Bucket: bucket, S3Key: key }
      : undefined;
  if (!content)
    throw invalidResource(logicalId, "'ContentUri' is not a valid S3 Uri of the form 's3://bucket/key'.");
  const Properties = {
    Content: content,
    LayerName,
    ...pick(properties, ['CompatibleArchitectures', 'CompatibleRuntimes', 'Description', 'LicenseInfo']),
  };
  const id = `${logicalId}${createHash('sha256').update(canonical(Properties)).digest('hex').slice(0, 10)}`;
  const DeletionPolicy = RetentionPolicy === 'Delete' ? 'Delete' : 'Retain';
  return {
    resources: { [id]: { ...attributes, DeletionPolicy, Type: 'AWS::Lambda::LayerVersion', Properties } },
    references: { [logicalId]: id },
  };
};

/** Refused by name: a definition with substitutions is more than a record. */
export const stateMachine: Translator = ({ logicalId }) => {
  throw validationError(
    `Drydock does not translate AWS::Serverless::StateMachine of AWS SAM yet (${logicalId}).`,
  );
};
