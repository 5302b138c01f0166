// This repository's own system, as a rehearsal deploys it.
import { fileURLToPath } from 'node:url';
import type { SystemDescription } from './description.ts';
import { referenceTemplates, sourceParameters } from './reference-templates.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export const referenceSystem: SystemDescription = {
  stackName: 'drydock',
  ...referenceTemplates,
  parameters: {},
  source: {
    folder: repository,
    repositoryId: 'local/drydock',
    connectionName: 'drydock-local',
    ...sourceParameters,
  },
};
