// `drydock/testing` for what loads modules by `import`.
import { requireNode } from './node-version.cjs';

requireNode();
export const { drydock } = await import('./src/index.js');
