// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, role } from '../../testing/resource-examples/surroundings.ts';

const lambdaFunction = {
  Role: get('Role', 'Arn'),
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Code: { ZipFile: 'exports.handler = async () => 1' },
};

export const examples: Examples = {
  'AWS::Lambda::Function': {
    prerequisites: role,
    create: lambdaFunction,
    update: { Timeout: 9, Code: { ZipFile: 'exports.handler = async () => 2' } },
    replace: { FunctionName: 'other' },
  },
  'AWS::Lambda::Permission': {
    prerequisites: { ...role, Function: { Type: 'AWS::Lambda::Function', Properties: lambdaFunction } },
    create: {
      FunctionName: get('Function', 'Arn'),
      Action: 'lambda:InvokeFunction',
      Principal: 'elasticloadbalancing.amazonaws.com',
    },
    replace: { Principal: '*' },
  },
};
