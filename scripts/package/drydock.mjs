#!/usr/bin/env node
// Runs the command line: in this process where this Node.js has what the engine needs (node:sqlite without a flag, from
// 22.13 on), otherwise on a Node.js that npm fetches once.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/cli/src/main.js', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 13)) {
  // What `--disable-warning=ExperimentalWarning` does, for a process that is running already.
  const listeners = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const listener of listeners) listener(warning);
  });
  await import(main.href);
} else {
  console.error(
    `Node.js ${process.versions.node} has no SQLite: npm runs Drydock on Node.js 24 (fetched once).`,
  );
  const args = [
    'exec',
    '--yes',
    '--package=node@24',
    '--',
    'node',
    fileURLToPath(main),
    ...process.argv.slice(2),
  ];
  const child = spawn('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  // Ctrl-C in a terminal reaches both processes; what is sent to this one alone has to be passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', (error) => {
    console.error(
      `npm could not be run (${error.message}). Drydock needs Node.js 22.13 or newer: https://nodejs.org/.`,
    );
    process.exit(1);
  });
  child.once('exit', (code) => process.exit(code ?? 1));
}
