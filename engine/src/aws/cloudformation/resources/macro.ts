// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-macro.html
// Its log group and role are recorded: the engine's functions log to their own group.
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { macros } from '../macros/state.ts';

export const macro: ResourceType = {
  type: 'AWS::CloudFormation::Macro',
  create({ properties }, ctx) {
    const name = String(properties.Name);
    if (ctx.get(macros, name))
      throw new AwsFault({
        code: 'AlreadyExists',
        message: `Resource of type 'AWS::CloudFormation::Macro' with identifier '${name}' already exists.`,
      });
    ctx.put(macros, name, { functionName: String(properties.FunctionName) });
    return { status: 'success', physicalId: name };
  },
  update(name, { properties }, ctx) {
    ctx.put(macros, name, { functionName: String(properties.FunctionName) });
    return { status: 'success', physicalId: name };
  },
  delete(name, _request, ctx) {
    ctx.delete(macros, name);
    return { status: 'success', physicalId: name };
  },
  attributes: (name) => ({ Id: name }),
};
