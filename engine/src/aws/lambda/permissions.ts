// What calls of Lambda need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { functions } from './state.ts';

const lambda = 'lambda.amazonaws.com';

export const permissions: ServicePermissions = {
  actions: { Invoke: ['InvokeFunction'], InvokeAsync: ['InvokeFunction'] },

  resource({ FunctionName, Qualifier }, at) {
    if (FunctionName === undefined) return undefined;
    // A name, `name:qualifier`, `account:function:name`, or an ARN.
    const [name = '', qualifier = Qualifier] = FunctionName.split(/(?:^|:)function:/)
      .at(-1)
      .split(':');
    const arn = at.arn('lambda', `function:${name}`);
    return qualifier === undefined ? arn : { arn: `${arn}:${qualifier}`, pattern: `${arn}:*` };
  },

  passes: {
    CreateFunction: ({ Role }) => [[Role, lambda]],
    UpdateFunctionConfiguration: ({ Role }) => [[Role, lambda]],
  },

  resourcePolicy(arn, at) {
    const { policy = [] } = at.get(functions, arn.split(':').at(6) ?? '') ?? {};
    return policy.length === 0 ? undefined : JSON.stringify({ Version: '2012-10-17', Statement: policy });
  },
};
