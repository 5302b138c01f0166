import { listed } from '../../contracts/listed-type.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { describeResourceType } from './resource-contract.ts';
import { scriptedParameter } from './testing/scripted-parameter.ts';

// Runs the contract suite for the type that this folder's tests use.
describeResourceType('AWS::SSM::Parameter', {
  services: [standInService({ id: 'ssm', operations: {}, resources: [listed(scriptedParameter)] })],
  create: { Type: 'String', Value: 'slow 10' },
  update: { Value: 'slow 20' },
  absent: ['Arn'],
  replace: { Name: 'other' },
});
