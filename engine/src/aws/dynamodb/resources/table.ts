// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { notSimulated } from '../faults.ts';
import { findTable, requireTable } from '../find.ts';
import { streamArn, tableArn } from '../views.ts';
import { createTable, readTable, type TableProperties, updateTable } from './properties.ts';

const propertiesOf = ({ properties }: ResourceRequest) => properties as unknown as TableProperties;

export const tableResource: ResourceType = {
  type: 'AWS::DynamoDB::Table',
  create(request, ctx) {
    if (request.properties.ImportSourceSpecification) throw notSimulated('An import from S3');
    return { status: 'success', physicalId: createTable(propertiesOf(request), request, ctx) };
  },
  update(TableName, request, ctx) {
    updateTable(TableName, propertiesOf(request), request, ctx);
    return { status: 'success', physicalId: TableName };
  },
  delete(TableName, _request, ctx) {
    if (findTable(TableName, ctx)) ctx.call('dynamodb', 'DeleteTable', { TableName });
    return { status: 'success', physicalId: TableName };
  },
  unread: [
    'ContributorInsightsSpecification',
    'ImportSourceSpecification',
    'KinesisStreamSpecification',
    'ResourcePolicy',
    'WarmThroughput',
  ],
  read: (TableName, properties, ctx) => readTable(TableName, properties as Partial<TableProperties>, ctx),
  attributes(TableName, ctx) {
    const table = requireTable(TableName, ctx);
    return { Arn: tableArn(table, ctx), StreamArn: streamArn(table, ctx) };
  },
};
