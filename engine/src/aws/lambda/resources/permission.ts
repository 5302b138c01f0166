// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
// Every change is a replacement.
import type { AddPermissionCommandInput } from '@aws-sdk/client-lambda';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { functions } from '../state.ts';

export const permissionResource: ResourceType = {
  type: 'AWS::Lambda::Permission',

  create(request, ctx) {
    const members = request.properties as unknown as AddPermissionCommandInput;
    const StatementId = request.generatedName(100);
    ctx.call('lambda', 'AddPermission', { ...members, StatementId });
    return { status: 'success', physicalId: StatementId };
  },

  delete(StatementId, _request, ctx) {
    const statement = ctx
      .all(functions)
      .flatMap(({ policy }) => policy)
      .find(({ Sid }) => Sid === StatementId);
    if (statement) ctx.call('lambda', 'RemovePermission', { FunctionName: statement.Resource, StatementId });
    return { status: 'success', physicalId: StatementId };
  },

  unread: [
    'EventSourceToken',
    'FunctionUrlAuthType',
    'InvokedViaFunctionUrl',
    'Principal',
    'PrincipalOrgID',
    'SourceAccount',
    'SourceArn',
  ],
  read(StatementId, { FunctionName }, ctx) {
    const statement = ctx
      .all(functions)
      .flatMap(({ policy }) => policy)
      .find(({ Sid }) => Sid === StatementId);
    return statement && { FunctionName, Action: statement.Action };
  },
  attributes: (StatementId) => ({ Id: StatementId }),
};
