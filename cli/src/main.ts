// `drydock COMMAND`. Node.js keeps what it compiles of the program, which saves each later command a third of its start.
import module from 'node:module';
import './own-modules.ts';
import { compileCache } from './compile-cache.ts';

// Node.js 20 has none.
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? compileCache);
const { run } = await import('./run.ts');
await run();
