// `npm run pin`: moves the base images of the Dockerfile to the digests that their tags have now.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { developmentCommand } from '../development-command.ts';
import { movePins } from './pin.ts';

developmentCommand({
  name: 'pin',
  summary: 'Moves the base images of the Dockerfile to the digests that their tags have now',
  options: {},
});
const path = join(import.meta.dirname, '..', '..', 'Dockerfile');
try {
  const { text, moves } = await movePins(readFileSync(path, 'utf8'));
  writeFileSync(path, text);
  for (const { argument, image, from, to } of moves)
    console.log(`${argument} ${image}: ${from === to ? `stays at ${to}` : `${from} → ${to}`}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
