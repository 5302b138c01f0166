// Every command, in the order of the help, each loaded when it is needed. A new command is a file in this folder and a line
// here.
import type { Command } from '../command-line/command.ts';

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  up: async () => (await import('./up.ts')).up,
  status: async () => (await import('./status.ts')).status,
  logs: async () => (await import('./logs.ts')).logs,
  open: async () => (await import('./open.ts')).open,
  exec: async () => (await import('./exec.ts')).exec,
  deploy: async () => (await import('./deploy.ts')).deploy,
  push: async () => (await import('./push.ts')).push,
  init: async () => (await import('./init.ts')).init,
  down: async () => (await import('./down.ts')).down,
  engine: async () => (await import('./engine.ts')).engine,
  coverage: async () => (await import('./coverage.ts')).coverage,
  time: async () => (await import('./time.ts')).time,
  chaos: async () => (await import('./chaos.ts')).chaos,
  rehearse: async () => (await import('./rehearse.ts')).rehearse,
  check: async () => (await import('./check.ts')).check,
  estimate: async () => (await import('./estimate.ts')).estimate,
  diagram: async () => (await import('./diagram.ts')).diagram,
  source: async () => (await import('./source.ts')).source,
  dns: async () => (await import('./dns.ts')).dns,
  reach: async () => (await import('./reach.ts')).reach,
  access: async () => (await import('./access.ts')).access,
  state: async () => (await import('./state.ts')).state,
  doctor: async () => (await import('./doctor.ts')).doctor,
  completion: async () => (await import('./completion.ts')).completion,
  help: async () => (await import('./help.ts')).help,
};
