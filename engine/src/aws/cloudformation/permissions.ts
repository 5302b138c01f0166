// What calls of CloudFormation need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
import type { PassedRole, ServicePermissions } from '../../contracts/service-permissions.ts';

const passed = ({ RoleARN }: { readonly RoleARN?: string }): PassedRole[] => [
  [RoleARN, 'cloudformation.amazonaws.com'],
];

export const permissions: ServicePermissions = {
  /** Of a stack that is called by its name, the id is not in the ARN that policies are asked about. */
  resource({ StackName, ChangeSetName }, at, operation) {
    if (StackName === undefined) return operation === 'DescribeStacks' ? '*' : ChangeSetName && undefined;
    const name = StackName.startsWith('arn:') ? StackName.split('/')[1] : StackName;
    const pattern = at.arn('cloudformation', `stack/${name}/*`);
    return { arn: StackName.startsWith('arn:') ? StackName : pattern, pattern };
  },

  keys: ({ RoleARN, ChangeSetName, TemplateURL }) => ({
    'cloudformation:rolearn': RoleARN,
    'cloudformation:changesetname': ChangeSetName,
    'cloudformation:templateurl': TemplateURL,
  }),

  passes: {
    CreateStack: passed,
    UpdateStack: passed,
    DeleteStack: passed,
    CreateChangeSet: passed,
    ContinueUpdateRollback: passed,
    RollbackStack: passed,
  },
};
