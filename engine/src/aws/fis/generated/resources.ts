// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/experiment-template.ts'))['experimentTemplateResource']>('AWS::FIS::ExperimentTemplate', 'experiment-template', 'experimentTemplateResource'),
];
