// A program for a test to kill: starts the image as a task, prints a line, and runs until it is ended. Arguments: the
// driver's folder, the registry's endpoint, the image, the
// driver's mark.
import { BlobFolder } from '../../../../kernel/blobs.ts';
import { realClock } from '../../../../kernel/clock.ts';
import { Ids } from '../../../../kernel/ids.ts';
import { createProcessRuntime } from '../index.ts';

const [folder = '', endpoint = '', image = '', mark = ''] = process.argv.slice(2);
const driver = createProcessRuntime({
  clock: realClock,
  machineClock: realClock,
  ids: new Ids(),
  blobs: new BlobFolder(`${folder}/blobs`),
  folder,
  endpoint,
  account: '000000000000',
  region: 'us-east-1',
  mark,
  log: () => {},
  report: (name, report) => process.stdout.write(`${JSON.stringify({ name, report })}\n`),
});
driver.effects['runtime/start-task']?.({
  taskArn: 'arn:aws:ecs:us-east-1:000000000000:task/main/1',
  metadata: {},
  containers: [
    {
      name: 'web',
      image,
      environment: {},
      cpu: 0,
      essential: true,
      portMappings: [],
      stopTimeoutMs: 1000,
      logs: { group: 'g', stream: 's' },
    },
  ],
});
