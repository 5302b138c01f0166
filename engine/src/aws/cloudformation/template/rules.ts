// The Rules of a template: assertions about parameters, checked before anything is created.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
import { validationError } from '../faults.ts';
import { holds } from './conditions.ts';
import type { Template } from './declarations.ts';
import { evaluate } from './evaluate.ts';
import { isObject, type Json } from './json.ts';
import { known, type Scope } from './value.ts';

/** @throws ValidationError with the description of each assertion that fails */
export function checkRules({ Rules }: Template, scope: Scope): void {
  const value = (each: Json) => evaluate(each, scope);
  const functions = ruleFunctions((each) => known(value(each)));
  const test = (expression: Json) => holds(expression, scope.condition, value, functions);
  for (const [name, { RuleCondition, Assertions }] of Object.entries(Rules)) {
    if (RuleCondition !== undefined && !test(RuleCondition)) continue;
    const assertions = Array.isArray(Assertions) ? (Assertions as readonly Json[]) : [];
    for (const assertion of assertions.filter(isObject)) {
      if (test(assertion.Assert!)) continue;
      const why = assertion.AssertDescription ?? `Rule ${name} does not hold`;
      throw validationError(`Template error: ${String(why)}`);
    }
  }
}

function ruleFunctions(value: (each: Json) => Json): Readonly<Record<string, (argument: Json) => boolean>> {
  const list = (each: Json) => [value(each)].flat().map(String);
  const two = (argument: Json) => {
    const [first = [], second = []] = Array.isArray(argument) ? (argument as readonly Json[]) : [];
    return [list(first), list(second)] as const;
  };
  return {
    'Fn::Contains': (argument) => {
      const [among, [wanted = '']] = two(argument);
      return among.includes(wanted);
    },
    'Fn::EachMemberEquals': (argument) => {
      const [each, [wanted = '']] = two(argument);
      return each.every((member) => member === wanted);
    },
    'Fn::EachMemberIn': (argument) => {
      const [each, among] = two(argument);
      return each.every((member) => among.includes(member));
    },
  };
}
