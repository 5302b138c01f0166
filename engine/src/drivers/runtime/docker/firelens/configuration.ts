// A log router's configuration, as the ECS agent writes it: inputs, what is added to each record, and an output for each
// container that logs to it.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html
import type { ContainerSpecification, TaskSpecification } from '../../../../contracts/runtime.ts';

export interface RouterFile {
  /** In the container. */
  readonly path: string;
  readonly text: string;
}

export const forwardPort = 24_224;
const healthPort = 8877;
const fetchedName = 'external.conf';

/** @returns the generated file, and the one of S3 that it includes */
export function routerFiles(task: TaskSpecification, router: ContainerSpecification): RouterFile[] {
  const { logRouter } = router;
  if (!logRouter) return [];
  const isBit = logRouter.kind === 'fluentbit';
  const folder = isBit ? '/fluent-bit/etc' : '/fluentd/etc';
  const outputs = task.containers.flatMap(({ name, routedLogs }) =>
    routedLogs && Object.keys(routedLogs.options).length > 0
      ? [{ match: `${name}-firelens`, options: routedLogs.options }]
      : [],
  );
  const added = logRouter.addsMetadata ? addedTo(task) : {};
  const included = logRouter.fetched === undefined ? logRouter.include : `${folder}/${fetchedName}`;
  const text = isBit ? fluentBit(added, included, outputs) : fluentd(added, included, outputs);
  return [
    { path: isBit ? `${folder}/fluent-bit.conf` : `${folder}/fluent.conf`, text },
    ...(logRouter.fetched === undefined
      ? []
      : [{ path: `${folder}/${fetchedName}`, text: logRouter.fetched }]),
  ];
}

/** Of a container's output: `<container>-firelens-<task id>`. */
export const tagOf = ({ taskArn }: TaskSpecification, container: string): string =>
  `${container}-firelens-${taskArn.split('/').at(-1)}`;

function addedTo({ taskArn, metadata }: TaskSpecification): Record<string, string> {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    ecs_cluster: text(metadata.Cluster).split('/').at(-1) ?? '',
    ecs_task_arn: taskArn,
    ecs_task_definition: `${text(metadata.Family)}:${text(metadata.Revision)}`,
  };
}

type Outputs = readonly { readonly match: string; readonly options: Readonly<Record<string, string>> }[];

function fluentBit(added: Readonly<Record<string, string>>, include: string | undefined, outputs: Outputs) {
  const section = (kind: string, lines: readonly (readonly [string, string])[]) =>
    [`[${kind}]`, ...lines.map(([name, value]) => `    ${name} ${value}`), ''].join('\n');
  return [
    section('INPUT', [
      ['Name', 'tcp'],
      ['Listen', '127.0.0.1'],
      ['Port', String(healthPort)],
      ['Tag', 'firelens-healthcheck'],
    ]),
    // From the engine, too, which is outside of the container.
    section('INPUT', [
      ['Name', 'forward'],
      ['Listen', '0.0.0.0'],
      ['Port', String(forwardPort)],
    ]),
    ...(Object.keys(added).length > 0
      ? [
          section('FILTER', [
            ['Name', 'record_modifier'],
            ['Match', '*'],
            ...Object.entries(added).map(([name, value]) => ['Record', `${name} ${value}`] as const),
          ]),
        ]
      : []),
    ...(include ? [`@INCLUDE ${include}\n`] : []),
    section('OUTPUT', [
      ['Name', 'null'],
      ['Match', 'firelens-healthcheck'],
    ]),
    ...outputs.map(({ match, options }) => {
      const { Name = 'null', ...rest } = options;
      return section('OUTPUT', [['Name', Name], ['Match', `${match}*`], ...Object.entries(rest)]);
    }),
  ].join('\n');
}

function fluentd(added: Readonly<Record<string, string>>, include: string | undefined, outputs: Outputs) {
  const block = (head: string, lines: readonly string[]) => {
    const [name = ''] = head.split(' ');
    return [`<${head}>`, ...lines.map((line) => `    ${line}`), `</${name}>`, ''].join('\n');
  };
  return [
    block('source', [
      '@type tcp',
      'bind 127.0.0.1',
      `port ${healthPort}`,
      'tag firelens-healthcheck',
      '<parse>',
      '    @type none',
      '</parse>',
    ]),
    block('source', ['@type forward', 'bind 0.0.0.0', `port ${forwardPort}`]),
    ...(Object.keys(added).length > 0
      ? [
          block('filter **', [
            '@type record_transformer',
            '<record>',
            ...Object.entries(added).map(([name, value]) => `    ${name} ${value}`),
            '</record>',
          ]),
        ]
      : []),
    ...(include ? [`@include ${include}\n`] : []),
    block('match firelens-healthcheck', ['@type null']),
    ...outputs.map(({ match, options }) => {
      const { '@type': type = 'null', ...rest } = options;
      return block(`match ${match}**`, [
        `@type ${type}`,
        ...Object.entries(rest).map(([name, value]) => `${name} ${value}`),
      ]);
    }),
  ].join('\n');
}
