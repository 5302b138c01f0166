// The values that a template may give a property, as far as they can be known before it is deployed.
import { isObject, type Json } from '../../aws/cloudformation/template/json.ts';

/**
 * @param path `A.B[].C`
 * @param defaults of the template's parameters
 * @returns each value that is there; a function that cannot be decided is returned as it is
 */
export function valuesAt(value: Json | undefined, path: string, defaults: ReadonlyMap<string, Json>): Json[] {
  const steps = path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
  let found: Json[] = value === undefined ? [] : decided(value, defaults);
  for (const step of steps) {
    found = found.flatMap((each) => {
      if (step === '[]') return Array.isArray(each) ? (each as Json[]) : [];
      const inner = isObject(each) ? each[step] : undefined;
      return inner === undefined ? [] : [inner as Json];
    });
    found = found.flatMap((each) => decided(each, defaults));
  }
  return found.filter((each) => !(Array.isArray(each) && each.length === 0));
}

/** Both branches of Fn::If, the default of a parameter, nothing for AWS::NoValue. */
function decided(value: Json, defaults: ReadonlyMap<string, Json>): Json[] {
  if (!isObject(value) || Object.keys(value).length !== 1) return [value];
  const branches = value['Fn::If'];
  if (Array.isArray(branches)) return branches.slice(1).flatMap((each) => decided(each as Json, defaults));
  const name = value.Ref;
  if (name === 'AWS::NoValue') return [];
  const given = typeof name === 'string' ? defaults.get(name) : undefined;
  return given === undefined ? [value] : [given];
}
