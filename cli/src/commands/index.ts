// Every command, in the order of the help. A new command is a file in this folder and a line here.
import type { Command } from '../command-line/command.ts';
import { access } from './access.ts';
import { chaos } from './chaos.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { coverage } from './coverage.ts';
import { deploy } from './deploy.ts';
import { diagram } from './diagram.ts';
import { dns } from './dns.ts';
import { doctor } from './doctor.ts';
import { down } from './down.ts';
import { engine } from './engine.ts';
import { estimate } from './estimate.ts';
import { exec } from './exec.ts';
import { help } from './help.ts';
import { init } from './init.ts';
import { logs } from './logs.ts';
import { open } from './open.ts';
import { push } from './push.ts';
import { reach } from './reach.ts';
import { rehearse } from './rehearse.ts';
import { source } from './source.ts';
import { state } from './state.ts';
import { status } from './status.ts';
import { time } from './time.ts';
import { up } from './up.ts';

export const commands: readonly Command[] = [
  up,
  status,
  logs,
  open,
  exec,
  deploy,
  push,
  init,
  down,
  engine,
  coverage,
  time,
  chaos,
  rehearse,
  check,
  estimate,
  diagram,
  source,
  dns,
  reach,
  access,
  state,
  doctor,
  completion,
  help,
];
