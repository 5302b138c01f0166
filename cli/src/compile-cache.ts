// The folder in which Node.js keeps what it compiled of the command line and of the engine.
import { fileURLToPath } from 'node:url';

export const compileCache = fileURLToPath(new URL('../../node_modules/.cache/drydock', import.meta.url));
