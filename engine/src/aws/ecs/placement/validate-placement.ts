// What placement constraints and strategies must not contain. Where they are refused by name, AWS's own text is not known.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html
import { invalidParameter } from '../faults.ts';
import { parseExpression } from './expression.ts';

interface Placement {
  readonly placementConstraints?:
    | readonly { readonly type?: string; readonly expression?: string }[]
    | undefined;
  readonly placementStrategy?: readonly { readonly type?: string; readonly field?: string }[] | undefined;
}

/** @throws InvalidParameterException */
export function validatePlacement({
  placementConstraints: constraints = [],
  placementStrategy: strategies = [],
}: Placement): void {
  if (strategies.length > 5) throw invalidParameter('Placement strategies can have at most 5 elements.');
  if (constraints.length > 10) throw invalidParameter('Placement constraints can have at most 10 elements.');
  for (const { type, expression } of constraints) {
    if (type === 'memberOf') parseExpression(expression ?? '');
    else if (expression)
      throw invalidParameter(`An expression cannot be specified for the placement constraint '${type}'.`);
  }
  for (const { type = 'random', field = '' } of strategies) {
    if (!fields[type]?.test(field))
      throw invalidParameter(
        `The field '${field}' is not valid for the placement strategy '${type}'.${type === 'binpack' ? " Valid fields are 'cpu' and 'memory'." : ''}`,
      );
  }
}

const fields: Readonly<Record<string, RegExp>> = {
  binpack: /^(?:cpu|memory)$/i,
  spread: /^(?:instanceid|host|attribute:.+)$/i,
  random: /^$/,
};
