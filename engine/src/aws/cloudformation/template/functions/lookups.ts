// The functions that look something up outside the template's resources.
import { templateError } from '../../faults.ts';
import type { Json } from '../json.ts';
import { expressed, type IntrinsicFunction, isKnown, Unknown } from '../value.ts';

const findInMap: IntrinsicFunction = (argument, evaluate, { template }) => {
  if (!Array.isArray(argument) || argument.length < 3) {
    throw templateError(
      'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    );
  }
  const keys = (argument as Json[]).slice(0, 3).map(evaluate);
  if (!keys.every(isKnown)) return new Unknown({ 'Fn::FindInMap': keys.map(expressed) });
  const [name = '', top = '', second = ''] = keys.map(String);
  if (!Object.hasOwn(template.Mappings, name)) {
    throw templateError(`Mapping named '${name}' is not present in the 'Mappings' section of template.`);
  }
  const value = template.Mappings[name]?.[top]?.[second];
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

export const lookups = { 'Fn::FindInMap': findInMap, 'Fn::GetAZs': getAZs, 'Fn::ImportValue': importValue };
