// `npm run synth`: writes infrastructure/templates/, for plain CloudFormation, for reviewers and for Drydock.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesise } from './templates.ts';

const folder = join(import.meta.dirname, '..', 'templates');
const [subnets] = process.argv.slice(2);
const templates = synthesise(subnets === undefined ? {} : { subnets });

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (!templates.has(file)) rmSync(join(folder, file));
for (const [file, text] of templates) {
  writeFileSync(join(folder, file), text);
  console.log(`infrastructure/templates/${file}`);
}
