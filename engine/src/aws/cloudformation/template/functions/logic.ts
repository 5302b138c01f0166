// Fn::If.

import type { Json } from '../json.ts';
import type { IntrinsicFunction } from '../value.ts';

const ifThenElse: IntrinsicFunction = (argument, evaluate, { condition }) => {
  // references.ts has checked the shape.
  const [name, yes, no] = argument as readonly Json[];
  return evaluate(condition(String(name)) ? yes! : no!);
};

export const logic = { 'Fn::If': ifThenElse };
