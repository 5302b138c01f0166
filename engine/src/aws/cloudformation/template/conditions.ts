// The Conditions of a template, and the functions that only conditions and rules have.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
import { templateError } from '../faults.ts';
import { isObject, type Json } from './json.ts';
import { type Evaluate, known } from './value.ts';

/** @param evaluate evaluates the operands of Fn::Equals and of the rules' functions */
export function holds(
  expression: Json,
  condition: (name: string) => boolean,
  evaluate: Evaluate,
  extra: Readonly<Record<string, (argument: Json) => boolean>> = {},
): boolean {
  const inner = (each: Json) => holds(each, condition, evaluate, extra);
  if (typeof expression === 'boolean') return expression;
  if (!isObject(expression) || Object.keys(expression).length !== 1) {
    throw templateError('every Condition member must be a function that is true or false.');
  }
  const [[name, argument] = ['', '']] = Object.entries(expression);
  const operands = Array.isArray(argument) ? (argument as readonly Json[]) : [];
  switch (name) {
    case 'Condition':
      return condition(String(argument));
    case 'Fn::Equals': {
      if (operands.length !== 2) {
        throw templateError('every Fn::Equals object requires a list of 2 string parameters.');
      }
      const [left, right] = operands.map((each) => text(known(evaluate(each))));
      return left === right;
    }
    case 'Fn::Not':
      if (operands.length !== 1) throw templateError('every Fn::Not object requires a list of 1 condition.');
      return !inner(operands[0]!);
    case 'Fn::And':
    case 'Fn::Or':
      if (operands.length < 2 || operands.length > 10) {
        throw templateError(
          `every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`,
        );
      }
      return name === 'Fn::And' ? operands.every(inner) : operands.some(inner);
    default: {
      const rule = Object.hasOwn(extra, name) ? extra[name] : undefined;
      if (!rule) throw templateError(`${name} is not a condition function.`);
      return rule(argument);
    }
  }
}

/** Conditions by name, each evaluated once, on first use. */
export function conditionsOf(
  conditions: Readonly<Record<string, Json>>,
  evaluate: Evaluate,
): (name: string) => boolean {
  const results = new Map<string, boolean>();
  const evaluating = new Set<string>();
  const condition = (name: string): boolean => {
    const result = results.get(name);
    if (result !== undefined) return result;
    if (!Object.hasOwn(conditions, name))
      throw templateError(`unresolved condition dependency ${name} in Fn::If`);
    if (evaluating.has(name)) throw templateError(`Found circular condition dependency: ${name}`);
    evaluating.add(name);
    const value = holds(conditions[name]!, condition, evaluate);
    results.set(name, value);
    return value;
  };
  return condition;
}

/** Fn::Equals compares texts: 1 and "1" are equal. */
function text(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
