#!/usr/bin/env node
// Runs the command line: in this process where Node.js runs TypeScript, otherwise on the Node.js that the project is
// pinned to, whichever the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const main = new URL('../src/main.ts', import.meta.url);

if (process.features.typescript) {
  // What `--disable-warning=ExperimentalWarning` does, for a process that is running already.
  const listeners = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const listener of listeners) listener(warning);
  });
  // What strips types takes 0.2 s to load: with the cache of `src/compile-cache.ts`, only for files that have changed.
  const cache = new URL('../../node_modules/.cache/drydock', import.meta.url);
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? fileURLToPath(cache));
  await import(main.href);
} else {
  const pinned = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  const node = existsSync(pinned) ? pinned : process.execPath;
  const args = ['--disable-warning=ExperimentalWarning', fileURLToPath(main), ...process.argv.slice(2)];
  const child = spawn(node, args, { stdio: 'inherit' });
  // Ctrl-C in a terminal reaches both processes; what is sent to this one alone has to be passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('exit', (code, signal) => {
    if (code === null && signal !== null) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exit(code ?? 1);
  });
}
