// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/parameter.ts'))['parameterResource']>('AWS::SSM::Parameter', 'parameter', 'parameterResource'),
];
