// The command line of this checkout, in a repository that has of the reference system only what is delivered: its own
// system is the one of the current folder.
import module from 'node:module';
import { join } from 'node:path';
import '../own-modules.ts';
import { compileCache } from '../compile-cache.ts';

module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? compileCache);
const { run } = await import('../run.ts');
const { referenceSystem: reference } = await import('../system/reference-system.ts');
const folder = process.cwd();
await run({
  ...reference,
  templates: { ...reference.templates, folder: join(folder, 'infrastructure/templates') },
  source: { ...reference.source, folder },
});
