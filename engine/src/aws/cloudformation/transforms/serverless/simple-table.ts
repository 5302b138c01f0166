// AWS::Serverless::SimpleTable: a table with a partition key alone.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html
import { isObject } from '../../template/json.ts';
import { invalidResource, pick, type Translator, tagList } from './translator.ts';

export const simpleTable: Translator = ({ logicalId, properties, attributes }) => {
  const { PrimaryKey, ProvisionedThroughput, Tags } = properties;
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
          ...pick(properties, ['PointInTimeRecoverySpecification', 'SSESpecification', 'TableName']),
          ...(Tags === undefined ? {} : { Tags: tagList(Tags) }),
        },
      },
    },
  };
};
