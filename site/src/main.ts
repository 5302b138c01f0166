// `npm run site`: the documentation as a site, in site/dist.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from './build.ts';
import { root } from './pages.ts';

rmSync(join(root, 'site/dist'), { recursive: true, force: true });
await buildSite('site/dist');
console.log('site/dist/index.html');
