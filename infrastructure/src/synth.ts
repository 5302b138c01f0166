// `npm run synth`: writes infrastructure/templates/, for plain CloudFormation, for reviewers and for Drydock.
import { join } from 'node:path';
import { writeTemplates } from './templates.ts';

const [subnets] = process.argv.slice(2);
const folder = join(import.meta.dirname, '..', 'templates');
for (const file of writeTemplates(folder, { context: subnets === undefined ? {} : { subnets } }))
  console.log(`infrastructure/templates/${file}`);
