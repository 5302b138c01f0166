// Functions that look something up outside the template's resources.
import { own } from '../../../../kernel/own.ts';
import { templateError } from '../../faults.ts';
import { isObject, type Json } from '../json.ts';
import { expressed, type IntrinsicFunction, isKnown, Unknown } from '../value.ts';

const findInMap: IntrinsicFunction = (argument, evaluate, { template }) => {
  if (!Array.isArray(argument) || argument.length < 3) {
    throw templateError(
      'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    );
  }
  const keys = (argument as Json[]).slice(0, 3).map(evaluate);
  const [, , , options] = argument as readonly Json[];
  const otherwise = isObject(options) ? options.DefaultValue : undefined;
  if (!keys.every(isKnown)) return new Unknown({ 'Fn::FindInMap': keys.map(expressed) });
  const [name = '', top = '', second = ''] = keys.map(String);
  if (!Object.hasOwn(template.Mappings, name)) {
    if (otherwise !== undefined) return evaluate(otherwise);
    throw templateError(`Mapping named '${name}' is not present in the 'Mappings' section of template.`);
  }
  const value = own(own(template.Mappings[name], top), second);
  if (value === undefined && otherwise !== undefined) return evaluate(otherwise);
  if (value === undefined) throw templateError(`Unable to get mapping for ${name}::${top}::${second}`);
  return evaluate(value);
};

const getAZs: IntrinsicFunction = (argument, evaluate, { availabilityZones, parameters }) => {
  const region = evaluate(argument);
  if (region instanceof Unknown) return new Unknown({ 'Fn::GetAZs': region.expression });
  return availabilityZones(region === '' ? String(parameters['AWS::Region']) : String(region));
};

const importValue: IntrinsicFunction = (argument, evaluate, scope) => {
  const name = evaluate(argument);
  if (!isKnown(name)) {
    throw templateError(
      'the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
    );
  }
  return scope.importValue(String(name));
};

/** A weak reference: the other stack may change or be deleted. */
const getStackOutput: IntrinsicFunction = (argument, evaluate, scope) => {
  const { StackName, OutputName, Region, RoleArn, ...others } = isObject(argument) ? argument : {};
  if (StackName === undefined || OutputName === undefined || Object.keys(others).length > 0) {
    throw templateError('every Fn::GetStackOutput object requires a StackName and an OutputName');
  }
  const [stack, output, region = ''] = [StackName, OutputName, Region ?? '', RoleArn ?? ''].map(evaluate);
  if (!isKnown(stack!) || !isKnown(output!)) {
    return new Unknown({
      'Fn::GetStackOutput': { StackName: expressed(stack!), OutputName: expressed(output!) },
    });
  }
  if (region !== '' && region !== scope.parameters['AWS::Region']) {
    throw templateError(
      `Fn::GetStackOutput: Drydock reads outputs of the stack's own region only, not of ${String(region)}`,
    );
  }
  return scope.stackOutput(String(stack), String(output));
};

export const lookups = {
  'Fn::GetStackOutput': getStackOutput,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': getAZs,
  'Fn::ImportValue': importValue,
};
